import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readChosenText } from "./read-chosen-text.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chosen-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const choose = (file: string) => readChosenText(() => Promise.resolve(path.join(folder, file)));

describe("readChosenText", () => {
  it("reads all of a file, and nothing when the person cancels", async () => {
    writeFileSync(path.join(folder, "a.json"), "{}");
    expect(await choose("a.json")).toEqual({ path: path.join(folder, "a.json"), text: "{}" });
    expect(await readChosenText(() => Promise.resolve(undefined))).toBeUndefined();
  });

  it("refuses a file that is not there or that nobody exported, and names it", async () => {
    await expect(choose("none.json")).rejects.toMatchObject({
      code: "desktop.unreadable-file",
      value: path.join(folder, "none.json"),
    });
    writeFileSync(path.join(folder, "large.json"), " ".repeat(1_000_001));
    await expect(choose("large.json")).rejects.toMatchObject({
      code: "desktop.file-too-large",
      kind: "user",
    });
  });
});
