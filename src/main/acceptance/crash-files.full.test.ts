import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createRng } from "#engine/base/rng.ts";
import { backupFolder, checkBackup, listBackups, readBackup } from "#main/backup/backup-manifest.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { LOG_SCHEMA } from "#main/store/log-schema.ts";
import { openDb } from "#main/store/open-db.ts";
import { LOG_NAMES } from "#main/store/open-store.ts";
import { verify } from "#main/store/testing/chained-log.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { childEnvironment } from "./testing/child-environment.ts";
import { FILE_POINTS } from "./testing/crash-points.ts";
import { FILE_WORK, type FileWork } from "./testing/file-work.ts";

const KEEPER = fileURLToPath(new URL("./testing/file-keeper.ts", import.meta.url));
const SEEDS = [1, 2, 3];
type Action = (typeof FILE_POINTS)[number][1];

/** Does one thing to a workspace in a process of its own, which is killed at the point. */
async function killAt(point: string, what: FileWork, workspace: string, value: number): Promise<void> {
  const child = spawn(process.execPath, [KEEPER, what, workspace, String(value)], {
    env: childEnvironment(point),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [, signal] = await once(child, "close");
  expect({ point, what, signal }).toEqual({ point, what, signal: "SIGKILL" });
}

const fileOf = (workspace: string, name: string): string => join(workspace, `${name}.sqlite`);

/** How many events each log holds, after its chain and file were checked; undefined where there is none yet. */
function countEvents(workspace: string, schema = LOG_SCHEMA): readonly (number | undefined)[] {
  return LOG_NAMES.map((name) => {
    const file = fileOf(workspace, name);
    if (!existsSync(file)) return undefined;
    const { db } = openDb(file, schema, { isOldSqliteAllowed: false });
    try {
      expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
      expect(verify(db).broken).toBeUndefined();
      return createEventLog(db).lastSeq();
    } finally {
      db.close();
    }
  });
}

async function expectWholeBackups(workspace: string, count: number): Promise<void> {
  const backups = listBackups(workspace);
  expect(backups).toHaveLength(count);
  for (const { name } of backups) {
    await checkBackup(backupFolder(workspace), readBackup(backupFolder(workspace), name));
  }
}

/** Kills what is done to the files at the point, checks what it left, does it again and checks the end. */
const SCENES: Readonly<Record<Action, (point: string, workspace: string, events: number) => Promise<void>>> =
  {
    async open(point, workspace, events) {
      await killAt(point, "open", workspace, events);
      for (const count of countEvents(workspace)) expect([undefined, 0, events]).toContain(count);
      FILE_WORK.open(workspace, events);
      expect(countEvents(workspace)).toEqual([events, events, events]);
    },
    async migrate(point, workspace, events) {
      FILE_WORK["write-old"](workspace, events);
      await killAt(point, "open", workspace, events);
      FILE_WORK.open(workspace, events + 1);
      expect(countEvents(workspace)).toEqual([events + 1, events + 1, events + 1]);
    },
    async "back up"(point, workspace, events) {
      FILE_WORK.open(workspace, events);
      await FILE_WORK["back-up"](workspace, 1_000);
      await killAt(point, "back-up", workspace, 2_000);
      await expectWholeBackups(workspace, 1);
      await FILE_WORK["back-up"](workspace, 3_000);
      await expectWholeBackups(workspace, 2);
      expect(countEvents(workspace)).toEqual([events, events, events]);
    },
    async restore(point, workspace, events) {
      FILE_WORK.open(workspace, events);
      await FILE_WORK["back-up"](workspace, 1_000);
      FILE_WORK.open(workspace, events + 5);
      await killAt(point, "restore", workspace, 2_000);
      for (const count of countEvents(workspace)) expect([events, events + 5]).toContain(count);
      await FILE_WORK.restore(workspace, 3_000);
      expect(countEvents(workspace)).toEqual([events, events, events]);
      await expectWholeBackups(workspace, 1);
    },
    async "change a setting"(point, workspace, events) {
      FILE_WORK.settings(workspace, events);
      const before = readFileSync(join(workspace, "config.yaml"), "utf8");
      await killAt(point, "settings", workspace, events + 1);
      expect(readFileSync(join(workspace, "config.yaml"), "utf8")).toBe(before);
      FILE_WORK.settings(workspace, events + 1);
      expect(readFileSync(join(workspace, "config.yaml"), "utf8")).toContain(String(events + 1));
    },
  };

async function expectWhole(point: string, what: Action, seed: number): Promise<void> {
  const events = 2 + Math.floor(createRng(seed).next() * 40);
  await SCENES[what](point, join(aDirectory(), "workspace"), events);
}

describe("the files of a workspace, killed at a crash point", () => {
  it.each(FILE_POINTS)(
    "%s while it would %s: are whole, old or new, and it can be done again",
    async (point, what) => {
      await Promise.all(SEEDS.map((seed) => expectWhole(point, what, seed)));
    },
  );
});
