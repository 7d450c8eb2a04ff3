import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { aHistory, historyIn, SHORT_RUN, type History } from "./testing/a-history.ts";
import { PAPER } from "./testing/in-workspace.ts";

/** The workspace that each test damages a copy of. */
const original = join(mkdtempSync(join(tmpdir(), "gpt-trader-test-")), "workspace");

afterAll(() => rmSync(dirname(original), { recursive: true, force: true }));

async function aCopiedHistory(): Promise<History> {
  if (!existsSync(original)) {
    const { workspace } = await aHistory();
    cpSync(workspace, original, { recursive: true });
  }
  const workspace = join(aDirectory(), "workspace");
  cpSync(original, workspace, { recursive: true });
  return historyIn(workspace);
}

/** What a person does who reads the remedy: the newest backup comes back, and the damaged file is kept. */
async function restoreLatest({ run, runs, workspace }: History): Promise<void> {
  expect(await run(["backup", "restore", "latest"])).toMatchObject({ code: 0, err: "" });
  expect(readdirSync(join(workspace, "replaced"))).toHaveLength(1);
  expect(await runs()).toBe(1);
  expect(await run(SHORT_RUN)).toMatchObject({ code: 0, err: "" });
  expect(await runs()).toBe(2);
}

function changeBytes(file: string, at: number, change: (byte: number) => number, count = 1): void {
  const bytes = readFileSync(file);
  for (let index = at; index < at + count; index += 1) bytes[index] = change(bytes[index] ?? 0);
  writeFileSync(file, bytes);
}

function execute(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

/** Runs a paper session until it has filled orders, and kills its process. */
async function killSession({ start }: History): Promise<void> {
  const session = start(PAPER);
  await session.says("  fill   ");
  session.kill();
  await session.ended;
}

describe("a damaged log", () => {
  it.each([
    ["cut in half", (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ["without its last page", (file: string) => truncateSync(file, statSync(file).size - 4_096)],
    ["with a header of zeros", (file: string) => changeBytes(file, 0, () => 0, 100)],
    ["of no length", (file: string) => truncateSync(file, 0)],
    ["that is no database", (file: string) => writeFileSync(file, "no database ".repeat(5_000))],
  ])("%s is named with its file, and a backup brings the workspace back", async (_, damage) => {
    const history = await aCopiedHistory();
    damage(history.fileOf("research.sqlite"));
    for (const words of [["status"], SHORT_RUN]) {
      expect(await history.failing(...words)).toMatchObject({
        exitCode: 2,
        code: "store.file-damaged",
        field: "research.sqlite",
        remedy: expect.stringContaining("backup restore latest") as string,
      });
    }
    await restoreLatest(history);
  });

  it("with a flipped byte is found at the next start, and the row is named", async () => {
    const history = await aCopiedHistory();
    const file = history.fileOf("research.sqlite");
    const at = readFileSync(file).lastIndexOf('"simple_backtest"');
    expect(at).toBeGreaterThan(0);
    changeBytes(file, at + 3, (byte) => byte ^ 1);
    const verdict = await history.run(["audit", "verify"]);
    expect(verdict).toMatchObject({
      code: 1,
      out: expect.stringMatching(/research +BROKEN +seq \d+: its content/),
    });
    const next = await history.run(SHORT_RUN);
    expect(next.err).toMatch(/warning: the research log is not as it was written at seq \d+/);
    await restoreLatest(history);
    expect(await history.run(["audit", "verify"])).toMatchObject({ code: 0 });
  });

  it("whose WAL was removed after a kill is missed, and both ways out work", async () => {
    const history = await aCopiedHistory();
    await killSession(history);
    expect(statSync(history.fileOf("paper.sqlite-wal")).size).toBeGreaterThan(0);
    copyFileSync(history.fileOf("paper.sqlite-wal"), history.fileOf("kept-wal"));
    rmSync(history.fileOf("paper.sqlite-wal"));
    const lost = {
      exitCode: 2,
      code: "store.log-cut-off",
      field: "paper.sqlite",
      remedy: expect.stringMatching(
        /put paper.sqlite-wal back.*backup restore latest.*delete paper.end/,
      ) as string,
    };
    expect(await history.failing("status")).toMatchObject(lost);
    expect(await history.failing(...SHORT_RUN)).toMatchObject(lost);
    expect(await history.run(["audit", "verify"])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/paper +BROKEN .*paper.sqlite-wal was removed/) as string,
    });

    copyFileSync(history.fileOf("kept-wal"), history.fileOf("paper.sqlite-wal"));
    expect(await history.runs()).toBe(3);
    rmSync(history.fileOf("paper.sqlite-wal"));
    await restoreLatest(history);
  });

  it("goes on without its lost end when a person wants that", async () => {
    const history = await aCopiedHistory();
    await killSession(history);
    rmSync(history.fileOf("paper.sqlite-wal"));
    rmSync(history.fileOf("paper.end"));
    expect(await history.run(SHORT_RUN)).toMatchObject({ code: 0, err: "" });
    expect(await history.run(["audit", "verify"])).toMatchObject({ code: 0 });
  });

  it("that is gone is missed, and no empty one takes its place", async () => {
    const history = await aCopiedHistory();
    for (const suffix of ["", "-wal", "-shm"])
      rmSync(history.fileOf(`research.sqlite${suffix}`), { force: true });
    for (const words of [["status"], SHORT_RUN])
      expect(await history.failing(...words)).toMatchObject({
        code: "store.file-missing",
        field: "research.sqlite",
      });
    expect(existsSync(history.fileOf("research.sqlite"))).toBe(false);
    await restoreLatest(history);
  });
});

describe("a log of another version", () => {
  it("that is newer is refused and left as it is", async () => {
    const history = await aCopiedHistory();
    const file = history.fileOf("research.sqlite");
    execute(file, "PRAGMA user_version = 9000");
    for (const words of [["status"], SHORT_RUN])
      expect(await history.failing(...words)).toMatchObject({ exitCode: 2, code: "store.file-newer" });
    const db = new Database(file, { readonly: true });
    expect(db.pragma("user_version", { simple: true })).toBe(9_000);
    db.close();
    await restoreLatest(history);
  });

  it("that does not take an update stays as it was, after a backup that says why it was made", async () => {
    const history = await aCopiedHistory();
    const file = history.fileOf("research.sqlite");
    // The file says that it lacks a table which it has.
    execute(file, "PRAGMA user_version = 40");
    expect(await history.failing(...SHORT_RUN)).toMatchObject({
      exitCode: 2,
      code: "store.migration-failed",
      field: "research.sqlite",
      message: expect.stringContaining("it is as it was before") as string,
    });
    const db = new Database(file, { readonly: true });
    expect(db.pragma("user_version", { simple: true })).toBe(40);
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    db.close();
    const { out } = await history.run(["backup", "list", "--json"]);
    const { backups } = JSON.parse(out) as { backups: readonly { name: string; reason: string }[] };
    expect(backups.map(({ reason }) => reason)).toEqual(["update", "asked"]);
    expect(await history.run(["backup", "restore", backups[1]!.name])).toMatchObject({ code: 0 });
    expect(await history.runs()).toBe(1);
    expect(await history.run(SHORT_RUN)).toMatchObject({ code: 0, err: "" });
  });
});

describe("a log that another program holds", () => {
  it("is named, and works again when that program lets go", async () => {
    const history = await aCopiedHistory();
    const holder = spawn(
      process.execPath,
      [
        "-e",
        `const db = new (require("better-sqlite3"))(process.argv[1]); db.exec("BEGIN IMMEDIATE"); console.log("held"); setInterval(() => {}, 1000)`,
        history.fileOf("research.sqlite"),
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    onTestFinished(() => void holder.kill("SIGKILL"));
    await once(holder.stdout, "data");
    expect(await history.failing(...SHORT_RUN)).toMatchObject({
      exitCode: 1,
      kind: "transient",
      code: "store.busy",
      message: expect.stringContaining("research.sqlite") as string,
    });
    expect(await history.runs()).toBe(2);
    holder.kill("SIGKILL");
    await once(holder, "close");
    expect(await history.run(SHORT_RUN)).toMatchObject({ code: 0, err: "" });
  });
});
