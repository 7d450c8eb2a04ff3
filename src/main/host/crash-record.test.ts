import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorOf } from "#engine/testing/error-of.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { epochMs } from "#shared/model/time.ts";
import { openCrashRecord, readSafeMode } from "./crash-record.ts";

const MINUTE_MS = 60_000;
const at = (minutes: number) => ({ now: () => epochMs(minutes * MINUTE_MS), monotonicMs: () => 0 });

/** Starts at those minutes, none of which ends in order. */
function crashAt(workspace: string, ...minutes: readonly number[]): void {
  for (const minute of minutes) openCrashRecord(workspace, at(minute));
}

describe("openCrashRecord", () => {
  it("opens the safe mode when three owners within five minutes did not end in order", () => {
    const workspace = aDirectory();
    crashAt(workspace, 1, 2);
    expect(openCrashRecord(workspace, at(3)).safeMode()).toBeUndefined();
    const record = openCrashRecord(workspace, at(4));
    expect(record.safeMode()).toMatchObject({ reason: expect.stringContaining("3 times") as string });
    expect(errorOf(() => record.refuseInSafeMode())).toMatchObject({
      kind: "refused",
      code: "workspace.safe-mode",
      remedy: expect.stringContaining("safe-mode leave") as string,
    });
  });

  it("forgets crashes after five minutes", () => {
    const workspace = aDirectory();
    crashAt(workspace, 1, 2, 3);
    expect(openCrashRecord(workspace, at(7.5)).safeMode()).toBeUndefined();
  });

  it("does not count owners that end in order", () => {
    const workspace = aDirectory();
    for (const minute of [1, 2, 3, 4]) openCrashRecord(workspace, at(minute)).close();
    expect(openCrashRecord(workspace, at(4)).safeMode()).toBeUndefined();
  });

  it("is left on request, for good", () => {
    const workspace = aDirectory();
    crashAt(workspace, 1, 2, 3);
    const record = openCrashRecord(workspace, at(4));
    expect([record.leaveSafeMode(), record.leaveSafeMode(), record.safeMode()]).toEqual([
      true,
      false,
      undefined,
    ]);
    expect(() => record.refuseInSafeMode()).not.toThrow();
    record.close();
    expect(openCrashRecord(workspace, at(4)).safeMode()).toBeUndefined();
  });

  it("takes a file that cannot be read as a crash", () => {
    const workspace = aDirectory();
    for (const [minute, text] of ["{", "7", '{"isOpen":1}'].entries()) {
      writeFileSync(join(workspace, "starts.json"), text);
      expect(openCrashRecord(workspace, at(minute)).safeMode()).toBeUndefined();
    }
  });
});

describe("readSafeMode", () => {
  it("says what the next owner will find", () => {
    const workspace = aDirectory();
    expect(readSafeMode(workspace, at(1))).toBeUndefined();
    crashAt(workspace, 1, 2, 3);
    expect(readSafeMode(workspace, at(4))).toBeDefined();
    expect(readSafeMode(workspace, at(20))).toBeUndefined();
  });
});
