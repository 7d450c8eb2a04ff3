import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Rng } from "#engine/base/rng.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { openEndMark } from "../end-mark.ts";
import { createEventLog } from "../event-log.ts";
import { LOG_SCHEMA } from "../log-schema.ts";
import { openDb } from "../open-db.ts";
import { anEnvelope } from "./an-envelope.ts";

const SECTOR = 512;
const FILES = ["paper.sqlite", "paper.sqlite-wal", "paper.end"] as const;

/** The bytes of a log's files. */
export type Disk = Readonly<Record<(typeof FILES)[number], Buffer>>;

/** A log when a commit, or a move of its WAL into the database, was done: all of it was flushed. */
export interface Moment {
  readonly lastSeq: number;
  readonly disk: Disk;
}

/** A log that grows by commits of many sizes; now and then its WAL is moved into the database, and starts anew. */
export function recordLog(commits: number, rng: Rng): readonly Moment[] {
  const directory = aDirectory();
  const { db } = openDb(join(directory, "paper.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  // Not by itself: each of the two must be a moment of its own.
  db.pragma("wal_autocheckpoint = 0");
  const [log, mark] = [createEventLog(db), openEndMark(db)];
  const moments: Moment[] = [];
  const keep = (): void => void moments.push({ lastSeq: log.lastSeq(), disk: readDisk(directory) });
  for (let commit = 0; commit < commits; commit += 1) {
    const first = log.lastSeq() + 1;
    const count = 1 + Math.floor(rng.next() ** 3 * 30);
    log.append(Array.from({ length: count }, (_, index) => anEnvelope(first + index)));
    mark.write(log.head());
    keep();
    if (rng.next() > 0.2) continue;
    db.pragma("wal_checkpoint(PASSIVE)");
    keep();
  }
  mark.close();
  db.close();
  return moments;
}

function readDisk(directory: string): Disk {
  return Object.fromEntries(FILES.map((name) => [name, readFileSync(join(directory, name))])) as Disk;
}

/** Writes the files into a directory of their own; answers the path of the log. */
export function layOut(disk: Disk): string {
  const directory = aDirectory();
  for (const name of FILES) writeFileSync(join(directory, name), disk[name]);
  return join(directory, "paper.sqlite");
}

/**
 * What a power cut leaves on the way from one moment to the next: of each sector that was to change the old content, the
 * new one or, where there was none, zeros; of a file that was to grow some of its new length. The end mark is never
 * flushed, so it is that of any moment before, or empty.
 */
export function cutPower(before: Disk, after: Disk, earlier: Disk, rng: Rng): Disk {
  return {
    "paper.sqlite": mixSectors(before["paper.sqlite"], after["paper.sqlite"], rng),
    "paper.sqlite-wal": mixSectors(before["paper.sqlite-wal"], after["paper.sqlite-wal"], rng),
    "paper.end": rng.next() < 0.1 ? Buffer.alloc(0) : earlier["paper.end"],
  };
}

function mixSectors(before: Buffer, after: Buffer, rng: Rng): Buffer {
  const shorter = Math.min(before.length, after.length);
  const grown = Math.abs(after.length - before.length);
  const length = shorter + SECTOR * Math.floor((rng.next() * (grown + SECTOR)) / SECTOR);
  const mixed = Buffer.alloc(Math.min(length, shorter + grown));
  // Cuts that keep nearly all or nearly nothing are the ones that surprise.
  const keptFraction = [0, 0.02, 0.5, 0.98][Math.floor(rng.next() * 4)] ?? 1;
  for (let at = 0; at < mixed.length; at += SECTOR) {
    const from = rng.next() < keptFraction ? after : before;
    from.subarray(at, at + SECTOR).copy(mixed, at);
  }
  return mixed;
}
