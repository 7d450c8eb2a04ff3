import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { createArtifactStore } from "./artifact-store.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { eventChainMigration } from "./migrations/0040-event-chain.ts";
import { openDb } from "./open-db.ts";
import { createRunStore } from "./run-store.ts";
import { createSessionStore } from "./session-store.ts";
import { insertFirstForm, insertUnchained, verify } from "./testing/chained-log.ts";
import { anEnvelope } from "./testing/an-envelope.ts";

const options = { isOldSqliteAllowed: false };

describe("LOG_SCHEMA", () => {
  it("counts its migrations in tens, ascending, each number once", () => {
    const numbers = LOG_SCHEMA.migrations.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(numbers.filter((number) => number % 10 !== 0)).toEqual([]);
  });

  it.each(LOG_SCHEMA.migrations.slice(0, -1).map(({ number }) => number))(
    "brings a log of version %i up to date without losing an event",
    (version) => {
      const directory = aDirectory();
      const file = join(directory, "log.sqlite");
      const migrations = LOG_SCHEMA.migrations.filter(({ number }) => number <= version);
      const older = openDb(file, { ...LOG_SCHEMA, migrations }, options).db;
      const isChained = version >= eventChainMigration.number;
      if (isChained) insertFirstForm(older, [anEnvelope(1), anEnvelope(2)]);
      else insertUnchained(older, [anEnvelope(1), anEnvelope(2)]);
      older.close();
      const { db } = openDb(file, LOG_SCHEMA, options);
      const log = createEventLog(db);
      log.append([anEnvelope(3)]);
      expect(log.readAfter(0)).toEqual([anEnvelope(1), anEnvelope(2), anEnvelope(3)]);
      expect(verify(db)).toMatchObject({ rows: 3, broken: undefined });
      for (const open of [createRunStore, createSessionStore, createArtifactStore]) open(db);
      db.close();
      expect(readdirSync(directory)).toEqual(["log.sqlite", `log.sqlite.backup-v${version}`]);
    },
  );
});
