import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { openStore } from "#main/store/open-store.ts";
import type { BackupReason } from "#shared/ipc/channels/backup-channels.ts";
import { openBackups } from "./open-backups.ts";
import { pruneBackups } from "./prune-backups.ts";

/** A workspace with one backup for each reason, oldest first, an hour apart. */
async function aWorkspaceWith(...reasons: readonly BackupReason[]) {
  const workspace = aDirectory();
  openStore(workspace, { isOldSqliteAllowed: false }).close();
  let nowMs = Date.UTC(2026, 0, 1);
  const backups = openBackups(workspace, () => (nowMs += 3_600_000));
  const names: string[] = [];
  for (const reason of reasons) names.push((await backups.create(reason)).name);
  return { workspace, names, left: () => readdirSync(join(workspace, "backups")).toSorted() };
}

function damage(workspace: string, name: string): void {
  writeFileSync(join(workspace, "backups", name, "paper.sqlite"), "damaged");
}

describe("pruneBackups", () => {
  it("removes the oldest of its own and leaves those that a person asked for", async () => {
    const { workspace, names, left } = await aWorkspaceWith("schedule", "asked", "update", "schedule");
    const [first, asked, second, third] = names;
    expect(await pruneBackups(workspace, 2)).toEqual([first]);
    expect(left()).toEqual([asked, second, third]);
    expect(await pruneBackups(workspace, 2)).toEqual([]);
  });

  it("removes none while no backup that stays is whole", async () => {
    const { workspace, names, left } = await aWorkspaceWith("schedule", "schedule");
    damage(workspace, names[1]!);
    expect(await pruneBackups(workspace, 1)).toEqual([]);
    expect(left()).toEqual(names);
  });

  it("relies on an older one that stays when the newest is damaged", async () => {
    const { workspace, names } = await aWorkspaceWith("schedule", "schedule", "schedule");
    damage(workspace, names[2]!);
    expect(await pruneBackups(workspace, 2)).toEqual([names[0]]);
  });

  it("clears away what a removal left that was cut off", async () => {
    const { workspace, names, left } = await aWorkspaceWith("schedule");
    mkdirSync(join(workspace, "backups", "2025-01-01T00-00-00-000Z.removed.new"));
    expect(await pruneBackups(workspace, 1)).toEqual([]);
    expect(left()).toEqual(names);
  });

  it("has nothing to do where there is no backup", async () => {
    expect(await pruneBackups(aDirectory(), 1)).toEqual([]);
  });
});
