import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { createBus } from "#engine/bus/create-bus.ts";
import { eventId, orderId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { createEventLog } from "../event-log.ts";
import { LOG_SCHEMA } from "../log-schema.ts";
import { openDb } from "../open-db.ts";

/**
 * A process of its own: publishes events into the log named by its first argument until it is killed, and writes the
 * `seq` of each acknowledged durable event to standard output.
 */
const STDOUT = 1;
const file = process.argv[2] ?? "";
const { db } = openDb(file, LOG_SCHEMA, { isOldSqliteAllowed: false });
const log = createEventLog(db);
const bus = createBus({
  clock: { now: () => epochMs(0), monotonicMs: () => 0 },
  newEventId: () => eventId(randomUUID()),
  sessionId: sessionId("s1"),
  lastSeq: log.lastSeq(),
  commit: (envelopes) => log.append(envelopes),
});

for (;;) {
  bus.publish("job.progressed", { step: "a", fraction: 0.5, message: "x".repeat(200) });
  const { seq } = bus.publish("order.accepted", { orderId: orderId("o1") });
  writeSync(STDOUT, `${seq}\n`);
}
