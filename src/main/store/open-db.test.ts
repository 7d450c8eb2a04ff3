import { mkdirSync, readdirSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import type { DbSchema } from "./db-schema.ts";
import { openDb, openDbForReading } from "./open-db.ts";
import type { WriteDb } from "./open-db.ts";

const first = { number: 10, sql: "CREATE TABLE a (x INTEGER) STRICT" };
const second = { number: 20, sql: "ALTER TABLE a ADD COLUMN y INTEGER" };
const schema = (...migrations: DbSchema["migrations"]): DbSchema => ({ applicationId: 77, migrations });
const open = (file: string, ...migrations: DbSchema["migrations"]): WriteDb =>
  openDb(file, schema(...migrations), { isOldSqliteAllowed: false }).db;
const withCode = (code: string): unknown =>
  expect.objectContaining({ code, remedy: expect.any(String) as string });

describe("openDb", () => {
  it("creates a durable file of the newest schema and leaves nothing half-made beside it", () => {
    const directory = aDirectory();
    const db = open(join(directory, "a.sqlite"), first, second);
    const pragma = (name: string): unknown => db.pragma(name, { simple: true });
    expect({
      journal: pragma("journal_mode"),
      synchronous: pragma("synchronous"),
      foreignKeys: pragma("foreign_keys"),
      trustedSchema: pragma("trusted_schema"),
      version: pragma("user_version"),
      applicationId: pragma("application_id"),
    }).toEqual({
      journal: "wal",
      synchronous: 2,
      foreignKeys: 1,
      trustedSchema: 0,
      version: 20,
      applicationId: 77,
    });
    db.close();
    expect(readdirSync(directory)).toEqual(["a.sqlite"]);
  });

  it("makes files that only the user can read", () => {
    const directory = aDirectory();
    const file = join(directory, "a.sqlite");
    open(file, first).close();
    const db = open(file, first, second);
    db.exec("INSERT INTO a (x) VALUES (1)");
    const modes = readdirSync(directory).map((name) => [name, statSync(join(directory, name)).mode & 0o777]);
    expect(modes).toEqual(
      ["a.sqlite", "a.sqlite-shm", "a.sqlite-wal", "a.sqlite.backup-v10"].map((name) => [name, 0o600]),
    );
    db.close();
  });

  it("moves the WAL into the file while it writes, and cuts one that a long reader let grow", () => {
    const file = join(aDirectory(), "a.sqlite");
    const db = open(file, { number: 10, sql: "CREATE TABLE a (x BLOB) STRICT" });
    const write = (rows: number): void => {
      for (let row = 0; row < rows; row += 1) db.exec("INSERT INTO a VALUES (zeroblob(200000))");
    };
    const megabytes = (): number => Math.round(statSync(`${file}-wal`).size / 2 ** 20);
    write(40);
    expect(megabytes()).toBeLessThan(3);
    const reader = new Database(file, { readonly: true });
    reader.exec("BEGIN; SELECT count(*) FROM a");
    write(80);
    expect(megabytes()).toBeGreaterThan(12);
    reader.close();
    write(3);
    expect(megabytes()).toBeLessThanOrEqual(8);
    db.close();
  });

  it("stays at synchronous FULL after reopening and writing", () => {
    const file = join(aDirectory(), "a.sqlite");
    open(file, first).close();
    const db = open(file, first);
    db.exec("INSERT INTO a VALUES (1)");
    expect(db.pragma("synchronous", { simple: true })).toBe(2);
    db.close();
  });

  it("migrates an older file after a backup of it", () => {
    const directory = aDirectory();
    const file = join(directory, "a.sqlite");
    const older = open(file, first);
    older.exec("INSERT INTO a VALUES (1)");
    older.close();
    const newer = open(file, first, second);
    expect(newer.prepare("SELECT x, y FROM a").all()).toEqual([{ x: 1, y: null }]);
    newer.close();
    const backup = open(join(directory, "a.sqlite.backup-v10"), first);
    expect(backup.prepare("SELECT * FROM a").all()).toEqual([{ x: 1 }]);
    backup.close();
  });

  it("leaves a file at its version when a migration fails half way", () => {
    const file = join(aDirectory(), "a.sqlite");
    open(file, first).close();
    const broken = { number: 20, sql: "CREATE TABLE b (x INTEGER) STRICT; CREATE TABLE a (x INTEGER)" };
    expect(() => open(file, first, broken)).toThrow(withCode("store.migration-failed"));
    const db = open(file, first);
    expect(db.prepare("SELECT name FROM sqlite_schema").pluck().all()).toEqual(["a"]);
    db.close();
  });

  it("refuses a file of a newer version", () => {
    const file = join(aDirectory(), "a.sqlite");
    open(file, first, second).close();
    expect(() => open(file, first)).toThrow(withCode("store.file-newer"));
  });

  it("refuses a database of another program and leaves it alone", () => {
    const file = join(aDirectory(), "a.sqlite");
    const foreign = new Database(file);
    foreign.exec("CREATE TABLE theirs (x)");
    foreign.close();
    expect(() => open(file, first)).toThrow(withCode("store.file-foreign"));
    const untouched = new Database(file);
    expect(untouched.pragma("journal_mode", { simple: true })).toBe("delete");
    untouched.close();
  });

  it.each([
    ["text", (file: string) => writeFileSync(file, "no database ".repeat(500))],
    ["nothing", (file: string) => writeFileSync(file, "")],
    [
      "half a database",
      (file: string) => {
        const db = open(file, first);
        db.exec("INSERT INTO a SELECT value FROM json_each('[1,2,3]')");
        db.close();
        truncateSync(file, 4_096);
      },
    ],
  ])("refuses a file that holds %s", (_, damage) => {
    const file = join(aDirectory(), "a.sqlite");
    damage(file);
    expect(() => open(file, first)).toThrow(withCode("store.file-damaged"));
  });
});

describe("openDbForReading", () => {
  it("leaves a file of an older version to its owner", () => {
    const file = join(aDirectory(), "a.sqlite");
    open(file, first).close();
    expect(() => openDbForReading(file, schema(first, second))).toThrow(withCode("store.file-older"));
  });
});

describe("a file that cannot be used", () => {
  it("is an error with a remedy, also for who only looks", () => {
    const directory = aDirectory();
    const [folder, empty] = [join(directory, "folder.sqlite"), join(directory, "empty.sqlite")];
    mkdirSync(folder);
    writeFileSync(empty, "");
    expect(() => open(folder, first)).toThrow(withCode("store.file-unusable"));
    expect(() => openDbForReading(folder, schema(first))).toThrow(
      expect.objectContaining({ remedy: expect.any(String) as string }),
    );
    expect(() => openDbForReading(empty, schema(first))).toThrow(withCode("store.file-damaged"));
  });
});
