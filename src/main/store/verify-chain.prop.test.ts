import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { eventId, runId } from "#shared/model/ids.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb, type WriteDb } from "./open-db.ts";
import { anEnvelope } from "./testing/an-envelope.ts";
import { verify } from "./testing/chained-log.ts";

const ROWS = 20;
const TEXTS = [
  "id",
  "name",
  "payload",
  "session_id",
  "run_id",
  "correlation_id",
  "causation_id",
  "hash",
] as const;
const NUMBERS = ["seq", "ts_event_ms", "ts_init_ms"] as const;

/** A log in memory-sized form, whose texts hold the characters that are hardest to tell apart. */
function aLog(): WriteDb {
  const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  createEventLog(db).append(
    Array.from({ length: ROWS }, (_, index) =>
      anEnvelope(index + 1, {
        name: "job.progressed",
        payload: { step: "\uFFFDé漢𝄞", fraction: Number.NaN, message: `"${index}\\n` },
        runId: runId("r1"),
        causationId: eventId("e0"),
      }),
    ),
  );
  return db;
}

/** Does what must be found, looks, and puts everything back. */
function lookAfter(db: WriteDb, damage: () => void): ReturnType<typeof verify>["broken"] {
  db.exec("BEGIN");
  try {
    damage();
    return verify(db).broken;
  } finally {
    db.exec("ROLLBACK");
  }
}

const anyRow = fc.integer({ min: 1, max: ROWS });

describe("verifyChain", () => {
  it("finds any changed byte of any text of any row, and names the row", () => {
    const db = aLog();
    expect(verify(db)).toMatchObject({ rows: ROWS, broken: undefined });
    fc.assert(
      fc.property(
        anyRow,
        fc.constantFrom(...TEXTS),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (seq, column, place, mask) => {
          const broken = lookAfter(db, () => {
            const bytes = db
              .prepare<[number], Buffer>(`SELECT CAST(${column} AS BLOB) FROM events WHERE seq = ?`)
              .pluck()
              .get(seq) as Buffer;
            const at = place % bytes.length;
            bytes[at] = (bytes[at] ?? 0) ^ mask;
            db.prepare(`UPDATE events SET ${column} = CAST(? AS TEXT) WHERE seq = ?`).run(bytes, seq);
          });
          expect(broken?.seq).toBe(seq);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("finds a byte that only looks like another one", () => {
    const db = aLog();
    const broken = lookAfter(db, () => {
      // F0 BF BD is no UTF-8 and is shown as U+FFFD, whose own bytes are EF BF BD.
      db.exec(
        "UPDATE events SET payload = CAST(unhex(replace(hex(payload), 'EFBFBD', 'F0BFBD')) AS TEXT) WHERE seq = 3",
      );
    });
    expect(broken).toMatchObject({ seq: 3, what: "its text holds bytes that are no text" });
  });

  it("finds any flipped bit of any number of any row", () => {
    const db = aLog();
    fc.assert(
      fc.property(anyRow, fc.constantFrom(...NUMBERS), fc.nat({ max: 62 }), (seq, column, bit) => {
        const broken = lookAfter(db, () => {
          const flip = `((${column} | (1 << ${bit})) - (${column} & (1 << ${bit})))`;
          // Out of the way first, because a flipped seq may be that of another row: then one of them is lost.
          if (column === "seq")
            db.exec(`DELETE FROM events WHERE seq = (SELECT ${flip} FROM events WHERE seq = ${seq})`);
          db.exec(`UPDATE events SET ${column} = ${flip} WHERE seq = ${seq}`);
        });
        const flipped = Number(BigInt(seq) ^ (1n << BigInt(bit)));
        expect(broken?.seq).toBe(column === "seq" ? Math.min(seq, flipped) : seq);
      }),
      { numRuns: 500 },
    );
  });

  it("finds a value that was taken away or added", () => {
    const db = aLog();
    for (const column of ["run_id", "causation_id"]) {
      const broken = lookAfter(db, () => db.exec(`UPDATE events SET ${column} = NULL WHERE seq = 7`));
      expect(broken?.seq).toBe(7);
    }
  });

  it("finds removed rows wherever they were", () => {
    const db = aLog();
    fc.assert(
      fc.property(anyRow, anyRow, (one, other) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)];
        const broken = lookAfter(db, () =>
          db.exec(`DELETE FROM events WHERE seq BETWEEN ${first} AND ${last}`),
        );
        expect(broken?.seq).toBe(first);
        expect(broken?.what).toMatch(/missing/);
      }),
      { numRuns: 100 },
    );
  });

  it("finds rows that were put in, doubled or exchanged", () => {
    const db = aLog();
    const copy = (seq: number, of: number): string => `
      INSERT INTO events SELECT ${seq}, id, name, payload, ts_event_ms, ts_init_ms, session_id, run_id, correlation_id,
        causation_id, hash FROM events WHERE seq = ${of}`;
    expect(lookAfter(db, () => db.exec(copy(ROWS + 1, ROWS)))?.seq).toBe(ROWS + 1);
    expect(lookAfter(db, () => db.exec(copy(0, 1)))).toMatchObject({ seq: 0 });
    expect(lookAfter(db, () => db.exec(copy(-5, 1)))).toMatchObject({ seq: -5 });
    const pushIn = `UPDATE events SET seq = -seq WHERE seq >= 5; UPDATE events SET seq = 1 - seq WHERE seq < 0;`;
    expect(lookAfter(db, () => db.exec(`${pushIn}${copy(5, 4)}`))?.seq).toBe(5);
    const exchange = `UPDATE events SET seq = -1 WHERE seq = 8; UPDATE events SET seq = 8 WHERE seq = 9;
      UPDATE events SET seq = 9 WHERE seq = -1;`;
    expect(lookAfter(db, () => db.exec(exchange))?.seq).toBe(8);
  });

  it("finds an end of the chain that was changed or taken away", () => {
    const db = aLog();
    expect(lookAfter(db, () => db.exec("DELETE FROM chain"))?.what).toMatch(/missing/);
    expect(lookAfter(db, () => db.exec("UPDATE chain SET seq = seq - 1"))?.seq).toBe(ROWS);
    expect(lookAfter(db, () => db.exec("UPDATE chain SET hash = 'a'"))?.what).toMatch(/another hash/);
  });
});
