import { existsSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readHolder, withLock } from "./lock.mjs";
import { aFolder } from "./testing/a-folder.mjs";

const aLock = () => path.join(aFolder(), "folder", "a.lock");

describe("lock", () => {
  it("lets one work at a time", async () => {
    const file = aLock();
    const log = [];
    const work = (name) => async () => {
      log.push(`${name} in`);
      await sleep(20);
      log.push(`${name} out`);
    };
    await Promise.all([withLock(file, work("a")), withLock(file, work("b"))]);
    expect([log.map((line) => line.slice(2)), existsSync(file)]).toEqual([["in", "out", "in", "out"], false]);
  });

  it("is free again after a failure", async () => {
    const file = aLock();
    await expect(withLock(file, () => Promise.reject(new Error("x")))).rejects.toThrow("x");
    expect(await withLock(file, () => "done")).toBe("done");
  });

  it("takes over what a dead process left", async () => {
    const file = aLock();
    await withLock(file, () => {});
    writeFileSync(file, "999999999");
    expect(await withLock(file, () => "done")).toBe("done");
  });

  it("is not held by a process that fell silent, for its number may be another's by now", () => {
    const file = path.join(aFolder(), "a.lock");
    writeFileSync(file, String(process.pid));
    const before = readHolder(file);
    utimesSync(file, 1, 1);
    expect([before, readHolder(file)]).toEqual([process.pid, undefined]);
  });
});
