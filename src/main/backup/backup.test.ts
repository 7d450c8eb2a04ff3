import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { openStore, type Store } from "#main/store/open-store.ts";
import { anEnvelope } from "#main/store/testing/an-envelope.ts";
import { acquireOwnership, type Owner } from "#main/workspace/owner.ts";
import { openBackups } from "./open-backups.ts";

function aWorkspace() {
  const workspace = aDirectory();
  let nowMs = Date.UTC(2026, 0, 1);
  const backups = openBackups(workspace, () => (nowMs += 1_000));
  const open = (): Store => openStore(workspace, { isOldSqliteAllowed: false });
  const within = <Answer>(work: (store: Store) => Answer): Answer => {
    const store = open();
    try {
      return work(store);
    } finally {
      store.close();
    }
  };
  const append = (seq: number): void =>
    within((store) => createEventLog(store.paper).append([anEnvelope(seq)]));
  const lastSeq = (): number => within((store) => createEventLog(store.paper).lastSeq());
  return { workspace, backups, open, append, lastSeq };
}

describe("backup", () => {
  it("brings back what was there, keeps what it replaced, and the log goes on", async () => {
    const { workspace, backups, append, lastSeq } = aWorkspace();
    append(1);
    writeFileSync(join(workspace, "config.yaml"), "run.feeBps: 2\n");
    const made = await backups.create();
    expect(made.name).toBe("2026-01-01T00-00-01-000Z");
    append(2);
    writeFileSync(join(workspace, "config.yaml"), "run.feeBps: 3\n");
    const { keptIn } = await backups.restore(made.name);
    expect(lastSeq()).toBe(1);
    append(2);
    expect(readFileSync(join(workspace, "config.yaml"), "utf8")).toBe("run.feeBps: 2\n");
    expect(readFileSync(join(keptIn, "config.yaml"), "utf8")).toBe("run.feeBps: 3\n");
    expect(existsSync(join(keptIn, "paper.sqlite"))).toBe(true);
    expect(readdirSync(workspace).filter((name) => name.endsWith(".restoring"))).toEqual([]);
  });

  it("copies a workspace that is being written, and what its owner has not moved out of the WAL", async () => {
    const { workspace, backups, open, lastSeq } = aWorkspace();
    const store = open();
    createEventLog(store.paper).append([anEnvelope(1), anEnvelope(2)]);
    await backups.create();
    createEventLog(store.paper).append([anEnvelope(3)]);
    store.close();
    await backups.restore("latest");
    expect(lastSeq()).toBe(2);
    expect(readdirSync(join(workspace, "backups")).length).toBe(1);
  });

  it("does not read the WAL of another database after a restore", async () => {
    const { workspace, backups, append, lastSeq } = aWorkspace();
    append(1);
    await backups.create();
    for (const suffix of ["-wal", "-shm"])
      writeFileSync(join(workspace, `paper.sqlite${suffix}`), "left by a crash");
    await backups.restore("latest");
    expect(lastSeq()).toBe(1);
  });

  it("lists the newest first and leaves out what is unfinished", async () => {
    const { backups, append } = aWorkspace();
    expect(backups.list()).toEqual([]);
    append(1);
    await backups.create();
    await backups.create();
    expect(backups.list().map(({ name }) => name)).toEqual([
      "2026-01-01T00-00-02-000Z",
      "2026-01-01T00-00-01-000Z",
    ]);
  });

  it("refuses to restore while a process works in the workspace", async () => {
    const { workspace, backups, append, lastSeq } = aWorkspace();
    append(1);
    await backups.create();
    append(2);
    const owner = (await acquireOwnership(workspace)) as Owner;
    await expect(backups.restore("latest")).rejects.toMatchObject({
      kind: "refused",
      code: "workspace.owned",
    });
    owner.release();
    expect(lastSeq()).toBe(2);
  });

  it("refuses a copy that was changed, and changes nothing", async () => {
    const { workspace, backups, append, lastSeq } = aWorkspace();
    append(1);
    const { name } = await backups.create();
    append(2);
    const copy = join(workspace, "backups", name, "paper.sqlite");
    const bytes = readFileSync(copy);
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
    writeFileSync(copy, bytes);
    await expect(backups.restore(name)).rejects.toMatchObject({ code: "backup.damaged" });
    writeFileSync(join(workspace, "backups", name, "backup.json"), "{}");
    await expect(backups.restore(name)).rejects.toMatchObject({ code: "backup.damaged" });
    expect(lastSeq()).toBe(2);
  });

  it("lists one whose list of files is damaged with its problem, and restores the newest that is not", async () => {
    const { workspace, backups, append, lastSeq } = aWorkspace();
    append(1);
    const good = await backups.create("schedule");
    append(2);
    const bad = await backups.create();
    writeFileSync(join(workspace, "backups", bad.name, "backup.json"), "{}");
    expect(backups.list()).toMatchObject([
      { name: bad.name, problem: expect.stringContaining("must not be restored") as string },
      { name: good.name, reason: "schedule", problem: undefined },
    ]);
    await expect(backups.check(bad.name)).rejects.toMatchObject({ code: "backup.damaged" });
    await backups.check(good.name);
    await backups.restore("latest");
    expect(lastSeq()).toBe(1);
  });

  it("leaves nothing behind when a database is damaged", async () => {
    const { workspace, backups, append } = aWorkspace();
    append(1);
    writeFileSync(join(workspace, "paper.sqlite"), "no database at all, for sure");
    await expect(backups.create()).rejects.toMatchObject({ code: "store.file-damaged" });
    expect(readdirSync(join(workspace, "backups"))).toEqual([]);
  });

  it.each(["latest", "2020", "../backups"])("names the remedy when there is no backup %s", async (name) => {
    const { backups } = aWorkspace();
    await expect(backups.restore(name)).rejects.toMatchObject({ code: "backup.unknown" });
    await expect(backups.check(name)).rejects.toMatchObject({ code: "backup.unknown" });
  });

  it("has nothing to copy in an empty workspace", async () => {
    await expect(aWorkspace().backups.create()).rejects.toMatchObject({ code: "backup.nothing" });
  });
});
