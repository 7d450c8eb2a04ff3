import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AppError } from "#shared/errors/app-error.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { openDiskReserve } from "./disk-reserve.ts";

const full = new AppError({ kind: "transient", code: "store.disk-full", message: "no space left" });

function aReserve(workspace = aDirectory()) {
  const told: string[] = [];
  const soon: (() => void)[] = [];
  let look = (): void => undefined;
  const reserve = openDiskReserve({
    workspace,
    timer: {
      after(_delayMs, callback) {
        soon.push(callback);
        return () => undefined;
      },
      every(_intervalMs, callback) {
        look = callback;
        return () => (look = () => undefined);
      },
    },
    onFull: () => told.push("full"),
    onRoom: () => told.push("room"),
  });
  const turn = (): void => {
    for (const callback of soon.splice(0)) callback();
  };
  return { reserve, told, turn, look: () => look(), file: join(workspace, "reserve.bin") };
}

/** A write that the disk refuses so often. */
function aWrite(refusals: number): () => string {
  let left = refusals;
  return () => {
    left -= 1;
    if (left >= 0) throw full;
    return "written";
  };
}

describe("openDiskReserve", () => {
  it("holds room back, and takes no more of it at the next start", () => {
    const { file, reserve } = aReserve();
    expect(statSync(file).size).toBe(4 * 1024 * 1024);
    const { mtimeMs } = statSync(file);
    aReserve(join(file, ".."));
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
    expect([reserve.guard(aWrite(0)), reserve.warning()]).toEqual(["written", undefined]);
  });

  it("gives the room to the write that met a full disk, and tells once, after that write", () => {
    const { reserve, told, turn, file } = aReserve();
    expect(reserve.guard(aWrite(1))).toBe("written");
    expect([existsSync(file), told]).toEqual([false, []]);
    expect(() => reserve.guard(aWrite(1))).toThrow(full);
    turn();
    expect(told).toEqual(["full"]);
    expect(reserve.warning()).toContain("is full");
    expect(() => reserve.refuseWhenFull()).toThrow(
      expect.objectContaining({ code: "workspace.disk-full", kind: "transient" }),
    );
  });

  it("takes the room back when there is some, and lets start again", () => {
    const { reserve, told, turn, look, file } = aReserve();
    reserve.guard(aWrite(1));
    turn();
    look();
    expect([told, existsSync(file), reserve.warning()]).toEqual([["full", "room"], true, undefined]);
    reserve.refuseWhenFull();
    look();
    expect(told).toHaveLength(2);
  });

  it("lets through what is not a full disk", () => {
    const { reserve, told, turn } = aReserve();
    expect(() =>
      reserve.guard(() => {
        throw new Error("ours");
      }),
    ).toThrow("ours");
    turn();
    expect(told).toEqual([]);
  });

  it("makes one anew that was left half written", () => {
    const { file } = aReserve();
    writeFileSync(file, "half");
    aReserve(join(file, ".."));
    expect(statSync(file).size).toBe(4 * 1024 * 1024);
  });

  it("does not take another trouble for a full disk", () => {
    const { file } = aReserve();
    rmSync(file);
    mkdirSync(`${file}.new`);
    expect(() => aReserve(join(file, ".."))).toThrow("EISDIR");
  });
});
