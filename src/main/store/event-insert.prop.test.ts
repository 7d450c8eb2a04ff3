import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { correlationId, eventId, runId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";
import { anEnvelope } from "./testing/an-envelope.ts";
import { verify } from "./testing/chained-log.ts";

/** Of few values each, so that rows of one commit have all of a column in common, some of it, or nothing. */
const anyEvent = fc.record({
  session: fc.constantFrom("s1", "s2"),
  run: fc.constantFrom(undefined, runId("r1"), runId("r2")),
  isOwn: fc.boolean(),
  cause: fc.constantFrom(undefined, eventId("c1"), eventId("c2")),
  tsMs: fc.constantFrom(1, 2),
});
const anyCommit = fc.oneof(
  fc.array(anyEvent, { minLength: 1, maxLength: 150 }),
  // All alike.
  fc
    .tuple(anyEvent, fc.integer({ min: 1, max: 150 }))
    .map(([one, rows]) => Array(rows).fill(one) as (typeof one)[]),
);

it("reads back what was written, whatever rows of a commit have in common, and finds it chained", () => {
  const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  const log = createEventLog(db);
  fc.assert(
    fc.property(anyCommit, (commit) => {
      const before = log.lastSeq();
      const events = commit.map(({ session, run, isOwn, cause, tsMs }, index) => {
        const seq = before + 1 + index;
        return anEnvelope(seq, {
          sessionId: sessionId(session),
          runId: run,
          correlationId: isOwn ? correlationId(`e${seq}`) : correlationId("c1"),
          causationId: cause,
          tsEventMs: epochMs(tsMs),
          tsInitMs: epochMs(tsMs),
        });
      });
      log.append(events);
      expect(log.readAfter(before)).toEqual(events);
      for (const id of ["s1", "s2"])
        expect(log.readSession(sessionId(id), before)).toEqual(events.filter((one) => one.sessionId === id));
    }),
    { numRuns: 60 },
  );
  expect(verify(db)).toMatchObject({ rows: log.lastSeq(), broken: undefined });
  db.close();
});
