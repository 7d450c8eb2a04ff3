import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { openEndMark } from "./end-mark.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb, type WriteDb } from "./open-db.ts";
import { openLogForReading, openStore } from "./open-store.ts";
import { anEnvelope } from "./testing/an-envelope.ts";

const options = { isOldSqliteAllowed: false };

interface Marked {
  readonly db: WriteDb;
  readonly append: (...seqs: readonly number[]) => void;
}

function open(file: string): Marked {
  const { db } = openDb(file, LOG_SCHEMA, options);
  const [log, mark] = [createEventLog(db), openEndMark(db)];
  return {
    db,
    append(...seqs) {
      log.append(seqs.map((seq) => anEnvelope(seq)));
      mark.write(log.head());
    },
  };
}

/** A log of three events, of which the last lies in its WAL only; answers a copy of its files as a kill leaves them. */
function aKilledLog(): { readonly directory: string; readonly file: string } {
  const [from, directory] = [aDirectory(), aDirectory()];
  const { db, append } = open(join(from, "paper.sqlite"));
  append(1, 2);
  db.pragma("wal_checkpoint(TRUNCATE)");
  append(3);
  for (const name of ["paper.end", "paper.sqlite", "paper.sqlite-wal"])
    copyFileSync(join(from, name), join(directory, name));
  db.close();
  return { directory, file: join(directory, "paper.sqlite") };
}

const cutOff = expect.objectContaining({
  code: "store.log-cut-off",
  field: "paper.sqlite",
  value: "seq 2 of 3",
  remedy: expect.stringContaining("backup restore") as string,
});

describe("an end mark", () => {
  it("agrees with a log that was killed", () => {
    const { file } = aKilledLog();
    const { db } = open(file);
    expect(createEventLog(db).lastSeq()).toBe(3);
    db.close();
  });

  it("tells of a WAL that is gone, to who writes and to who only reads", () => {
    const { directory, file } = aKilledLog();
    rmSync(`${file}-wal`);
    expect(() => open(file)).toThrow(cutOff);
    expect(() => openLogForReading(directory, "paper")).toThrow(cutOff);
  });

  it("lets a log go on without its lost end when a person deletes the mark", () => {
    const { file } = aKilledLog();
    rmSync(`${file}-wal`);
    rmSync(file.replace(".sqlite", ".end"));
    const { db, append } = open(file);
    append(3);
    expect(createEventLog(db).lastSeq()).toBe(3);
    db.close();
  });

  it("tells of a log that is gone, and makes none in its place", () => {
    const { directory, file } = aKilledLog();
    for (const suffix of ["", "-wal"]) rmSync(file + suffix);
    const missing = expect.objectContaining({ code: "store.file-missing", field: "paper.sqlite" });
    expect(() => openStore(directory, options)).toThrow(missing);
    expect(() => openLogForReading(directory, "paper")).toThrow(missing);
    expect(existsSync(file)).toBe(false);
  });

  it("may be behind, and is brought up to date", () => {
    const { file } = aKilledLog();
    const mark = file.replace(".sqlite", ".end");
    writeFileSync(mark, `${"1".padStart(16, "0")} ${"a".repeat(64)}\n`);
    open(file).db.close();
    expect(readFileSync(mark, "utf8")).toMatch(/^0{15}3 [\w-]{43} {21}\n$/);
  });

  it.each(["", "half a mark", "x".repeat(82)])("says nothing when it holds %j", (text) => {
    const { file } = aKilledLog();
    writeFileSync(file.replace(".sqlite", ".end"), text);
    const { db } = open(file);
    expect(createEventLog(db).lastSeq()).toBe(3);
    db.close();
  });
});

describe("a file with a WAL", () => {
  it("is damaged when it was cut shorter than both need", () => {
    const [from, directory] = [aDirectory(), aDirectory()];
    const { db, append } = open(join(from, "paper.sqlite"));
    append(...Array.from({ length: 400 }, (_, index) => index + 1));
    db.pragma("wal_checkpoint(TRUNCATE)");
    append(401);
    const file = join(directory, "paper.sqlite");
    for (const suffix of ["", "-wal"]) copyFileSync(join(from, `paper.sqlite${suffix}`), file + suffix);
    db.close();
    truncateSync(file, 4_096 * 8);
    expect(() => open(file)).toThrow(expect.objectContaining({ code: "store.file-damaged" }));
  });
});
