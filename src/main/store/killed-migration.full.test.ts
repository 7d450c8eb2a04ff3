import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createBarStore } from "./bar-store.ts";
import { BARS_SCHEMA } from "./bars-schema.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";
import { anEnvelope } from "./testing/an-envelope.ts";
import { insertUnchained, verify } from "./testing/chained-log.ts";
import { insertWhole } from "./testing/whole-series.ts";

const CHILD = fileURLToPath(new URL("./testing/migrate-in-a-process.ts", import.meta.url));
const ROWS = 60_000;
const options = { isOldSqliteAllowed: false };

/** Starts a migration and kills it so long after its backup was made; answers whether it was killed in time. */
async function killWhileMigrating(
  file: string,
  afterMs: number,
  { kind = "log", backup = "backup-v30" } = {},
): Promise<boolean> {
  const before = versionOf(file);
  const child = spawn(process.execPath, [CHILD, file, kind], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "close");
  while (!existsSync(`${file}.${backup}`) && child.exitCode === null) await setTimeout(2);
  await setTimeout(afterMs);
  child.kill("SIGKILL");
  await ended;
  return versionOf(file) === before;
}

function versionOf(file: string): unknown {
  const db = new Database(file);
  const version: unknown = db.pragma("user_version", { simple: true });
  db.close();
  return version;
}

it("leaves the old log usable when the chaining of its events is killed", async () => {
  const file = join(aDirectory(), "log.sqlite");
  const migrations = LOG_SCHEMA.migrations.filter(({ number }) => number <= 30);
  const older = { ...LOG_SCHEMA, migrations };
  const { db } = openDb(file, older, options);
  insertUnchained(
    db,
    Array.from({ length: ROWS }, (_, index) => anEnvelope(index + 1)),
  );
  db.close();

  let kills = 0;
  for (const afterMs of [0, 10, 30, 60, 100, 150]) {
    rmSync(`${file}.backup-v30`, { force: true });
    if (!(await killWhileMigrating(file, afterMs))) {
      // It was done before the kill came: once more from what it began with.
      copyFileSync(`${file}.backup-v30`, file);
      continue;
    }
    const left = openDb(file, older, options).db;
    expect(left.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(left.prepare("SELECT count(*) FROM events").pluck().get()).toBe(ROWS);
    left.close();
    kills += 1;
  }
  expect(kills).toBeGreaterThanOrEqual(1);

  const upToDate = openDb(file, LOG_SCHEMA, options).db;
  expect(verify(upToDate)).toMatchObject({ rows: ROWS, broken: undefined });
  expect(createEventLog(upToDate).lastSeq()).toBe(ROWS);
  upToDate.close();
}, 120_000);

it("leaves the old bars usable when their division into chunks is killed", async () => {
  const file = join(aDirectory(), "bars.sqlite");
  const older = { ...BARS_SCHEMA, migrations: BARS_SCHEMA.migrations.slice(0, 1) };
  const { db } = openDb(file, older, options);
  const closes = Array.from({ length: 60_000 }, (_, index) => 100 + (index % 11));
  const series = Array.from({ length: 12 }, (_, index) =>
    aBarSeries({ symbol: `S${index}`, timeframe: "1m", closes, provenance: { provider: "csv" } }),
  );
  for (const one of series) insertWhole(db, one);
  db.close();

  let kills = 0;
  for (const afterMs of [0, 20, 60, 120, 200]) {
    rmSync(`${file}.backup-v10`, { force: true });
    if (!(await killWhileMigrating(file, afterMs, { kind: "bars", backup: "backup-v10" }))) {
      // It was done before the kill came: once more from what it began with.
      copyFileSync(`${file}.backup-v10`, file);
      continue;
    }
    const left = openDb(file, older, options).db;
    expect(left.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(left.prepare("SELECT count(*) FROM bar_series").pluck().get()).toBe(series.length);
    left.close();
    kills += 1;
  }
  expect(kills).toBeGreaterThanOrEqual(1);

  const upToDate = openDb(file, BARS_SCHEMA, options).db;
  const store = createBarStore(upToDate, sha256);
  expect(series.map(({ symbol }) => store.load(symbol, "1m", "csv")?.dataHash)).toEqual(
    series.map(({ dataHash }) => dataHash),
  );
  upToDate.close();
}, 120_000);
