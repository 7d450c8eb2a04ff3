import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseDataFile } from "./choose-data-file.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "choose-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function aFile(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe("chooseDataFile", () => {
  it("shows the first lines of a long file, whole", async () => {
    const line = "2020-01-02,1,2,0.5,1.5,100";
    const file = aFile("long.csv", `${line}\n`.repeat(2_000));
    const chosen = await chooseDataFile(() => Promise.resolve(file));
    expect(chosen).toMatchObject({ path: file, name: "long.csv", bytes: 2_000 * (line.length + 1) });
    expect(new Set(chosen?.head?.split("\n"))).toEqual(new Set([line]));
  });

  it("shows all of a short one, and nothing of what is no text", async () => {
    const short = aFile("short.csv", "date,close");
    const binary = aFile("bars.parquet", Uint8Array.of(80, 65, 82, 49, 0, 1));
    expect((await chooseDataFile(() => Promise.resolve(short)))?.head).toBe("date,close");
    expect((await chooseDataFile(() => Promise.resolve(binary)))?.head).toBeUndefined();
  });

  it("says what to do about a file that cannot be read", async () => {
    const missing = path.join(folder, "none.csv");
    await expect(chooseDataFile(() => Promise.resolve(missing))).rejects.toMatchObject({
      code: "data.unreadable-file",
      value: missing,
    });
  });

  it("chooses nothing when the person cancels", async () => {
    expect(await chooseDataFile(() => Promise.resolve(undefined))).toBeUndefined();
  });
});
