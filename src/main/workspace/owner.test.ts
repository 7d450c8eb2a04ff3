import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { acquireOwnership, isOwned } from "./owner.ts";
import type { Owner } from "./owner.ts";
import { readOwnerRecord } from "./owner-record.ts";
import { startRival } from "./testing/start-rival.ts";

async function own(directory: string): Promise<Owner> {
  const answer = await acquireOwnership(directory);
  if ("ownedBy" in answer) throw new Error(`owned by ${answer.ownedBy}`);
  onTestFinished(() => answer.release());
  return answer;
}

describe("acquireOwnership", () => {
  it("refuses a folder that the system cannot make, and comes back", async () => {
    const directory = "/proc/gpt-trader-test/workspace";
    await expect(acquireOwnership(directory)).rejects.toMatchObject({
      code: "workspace.unusable",
      value: directory,
    });
  });

  it("names a damaged lock and how to get rid of it", async () => {
    const directory = aDirectory();
    writeFileSync(join(directory, "owner.lock"), "no database at all".repeat(100));
    const damaged = { kind: "user", code: "workspace.lock-damaged" };
    await expect(acquireOwnership(directory)).rejects.toMatchObject(damaged);
    expect(() => isOwned(directory)).toThrow(expect.objectContaining(damaged));
  });

  it("keeps the lock for the user alone", async () => {
    const directory = aDirectory();
    await own(directory);
    expect(statSync(join(directory, "owner.lock")).mode & 0o777).toBe(0o600);
  });

  it("refuses what cannot be a folder", async () => {
    const file = join(aDirectory(), "file");
    writeFileSync(file, "");
    await expect(acquireOwnership(file)).rejects.toMatchObject({
      kind: "user",
      code: "workspace.unusable",
      field: "workspace",
      value: file,
    });
  });

  it("makes the folder and a record that only the user can read", async () => {
    const directory = join(aDirectory(), "new");
    const { token, socketPath } = await own(directory);
    expect(readOwnerRecord(directory)).toEqual({
      pid: process.pid,
      tsStartedMs: expect.any(Number) as number,
      socketPath,
      token,
    });
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(join(directory, "owner.json")).mode & 0o777).toBe(0o600);
  });

  it("names the owner to everybody else, until it releases", async () => {
    const directory = aDirectory();
    const owner = await own(directory);
    expect(await acquireOwnership(directory)).toEqual({ ownedBy: process.pid });
    expect(isOwned(directory)).toBe(true);
    owner.release();
    owner.release();
    expect(isOwned(directory)).toBe(false);
    expect(readdirSync(directory)).toEqual(["owner.lock"]);
    await own(directory);
  });

  it("makes exactly one owner of processes that start at once", async () => {
    const directory = aDirectory();
    const rivals = await Promise.all([1, 2, 3, 4, 5].map(() => startRival(directory)));
    const owners = rivals.filter(({ answer }) => answer === "owner");
    expect(owners).toHaveLength(1);
    expect(rivals.filter(({ answer }) => answer === `owned by ${owners[0]?.pid}`)).toHaveLength(4);
  });

  it("takes over at once from an owner that was killed, and lets one rival only do so", async () => {
    const directory = aDirectory();
    const first = await startRival(directory);
    await first.kill();
    expect(readOwnerRecord(directory)?.pid).toBe(first.pid);
    const rivals = await Promise.all([1, 2].map(() => startRival(directory)));
    expect(rivals.filter(({ answer }) => answer === "owner")).toHaveLength(1);
  });

  it("does not take over from an owner that is only stopped", async () => {
    const directory = aDirectory();
    const rival = await startRival(directory);
    process.kill(rival.pid, "SIGSTOP");
    expect(await acquireOwnership(directory)).toEqual({ ownedBy: rival.pid });
  });
});

describe("isOwned", () => {
  it("clears away what a killed owner left", async () => {
    const directory = aDirectory();
    const rival = await startRival(directory);
    await rival.kill();
    expect(isOwned(directory)).toBe(false);
    expect(readOwnerRecord(directory)).toBeUndefined();
  });

  it("leaves a folder alone that nobody ever owned", () => {
    const directory = aDirectory();
    expect(isOwned(directory)).toBe(false);
    expect(readdirSync(directory)).toEqual([]);
  });
});
