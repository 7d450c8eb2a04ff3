import { describe, expect, it } from "vitest";
import { toAppError } from "#shared/errors/app-error.ts";
import { createRng, type Rng } from "#engine/base/rng.ts";
import { openEndMark } from "./end-mark.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";
import { cutPower, layOut, recordLog, type Disk, type Moment } from "./testing/a-log-on-a-disk.ts";
import { verify } from "./testing/chained-log.ts";

const COMMITS = 60;
const CUTS = 500;
/** The WAL is older than its database, or the database is the older one by itself. */
const REFUSALS = ["store.log-cut-off", "store.file-damaged"];

/** The last event of the log as a start of the program finds it; throws what that throws. */
function openAfterCut(disk: Disk): number {
  const { db } = openDb(layOut(disk), LOG_SCHEMA, { isOldSqliteAllowed: false });
  try {
    const log = createEventLog(db);
    openEndMark(db).close();
    const report = verify(db);
    expect([report.broken, report.rows, db.pragma("integrity_check", { simple: true })]).toEqual([
      undefined,
      log.lastSeq(),
      "ok",
    ]);
    return log.lastSeq();
  } finally {
    db.close();
  }
}

function draw<Item>(items: readonly Item[], rng: Rng): Item {
  return items[Math.floor(rng.next() * items.length)]!;
}

describe("a log at a power cut", () => {
  it(`holds every acknowledged event, and none by halves, in ${CUTS} cuts on the way to the next commit`, () => {
    const rng = createRng(20_261);
    const moments = recordLog(COMMITS, rng);
    let unacknowledged = 0;
    for (let cut = 0; cut < CUTS; cut += 1) {
      const index = Math.floor(rng.next() * (moments.length - 1));
      const [before, after] = [moments[index]!, moments[index + 1]!];
      const earlier = draw(moments.slice(Math.max(0, index - 3), index + 1), rng);
      const found = openAfterCut(cutPower(before.disk, after.disk, earlier.disk, rng));
      expect([before.lastSeq, after.lastSeq]).toContain(found);
      if (found > before.lastSeq) unacknowledged += 1;
    }
    // Else the cuts were all too gentle or all too hard to show anything.
    expect(unacknowledged).toBeGreaterThan(0);
    expect(unacknowledged).toBeLessThan(CUTS);
  });

  it(`never opens with less than it acknowledged when a disk forgot what it had flushed, in ${CUTS} cuts`, () => {
    const rng = createRng(20_262);
    const moments = recordLog(COMMITS, rng);
    const outcomes = Array.from({ length: CUTS }, () => forgetEnd(draw(moments, rng), rng));
    expect(new Set(outcomes)).toEqual(new Set(["whole", ...REFUSALS]));
  });
});

/** Opens a log of which the disk kept the mark and lost the end of the WAL. */
function forgetEnd({ disk, lastSeq }: Moment, rng: Rng): string {
  const wal = disk["paper.sqlite-wal"];
  const kept = 512 * Math.floor((rng.next() * wal.length) / 512);
  try {
    const found = openAfterCut({ ...disk, "paper.sqlite-wal": wal.subarray(0, kept) });
    return found === lastSeq ? "whole" : `${found} of ${lastSeq}`;
  } catch (thrown) {
    return toAppError(thrown).code;
  }
}
