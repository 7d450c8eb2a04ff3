import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { errorOf } from "#engine/testing/error-of.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { createBarStore } from "./bar-store.ts";
import { BARS_SCHEMA } from "./bars-schema.ts";
import { createCurationStore } from "./curation-store.ts";
import { createTickStore } from "./tick-store.ts";

/** bars.sqlite whose page of the schema was overwritten after it was opened last. */
function aDamagedFile(): Database.Database {
  const file = join(aDirectory(), "bars.sqlite");
  const whole = new Database(file);
  for (const { sql } of BARS_SCHEMA.migrations) whole.exec(sql);
  whole.unsafeMode().pragma("writable_schema = ON");
  whole.exec(
    "UPDATE sqlite_schema SET sql = 'CREATE TABEL x' WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
  );
  whole.close();
  const db = new Database(file);
  onTestFinished(() => {
    db.close();
  });
  return db;
}

describe("a damaged schema of the bars", () => {
  it.each([
    { store: "the bars", use: (db: Database.Database) => createBarStore(db, sha256).list() },
    { store: "the trades", use: (db: Database.Database) => createTickStore(db, sha256).list() },
    {
      store: "the trades of one",
      use: (db: Database.Database) => createTickStore(db, sha256).open("A", "csv"),
    },
    { store: "splits and dividends", use: (db: Database.Database) => createCurationStore(db).actions("A") },
    {
      store: "verdicts",
      use: (db: Database.Database) =>
        createCurationStore(db).verdict({ symbol: "A", timeframe: "1d", provider: "csv" }),
    },
  ])("is named with its file and remedy by the store of $store", ({ use }) => {
    const db = aDamagedFile();
    expect(errorOf(() => use(db))).toMatchObject({
      kind: "user",
      code: "store.file-damaged",
      field: "bars.sqlite",
      remedy: expect.stringContaining("restore a backup") as string,
    });
  });
});
