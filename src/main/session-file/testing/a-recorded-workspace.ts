import { join } from "node:path";
import * as fc from "fast-check";
import { createArtifactStore } from "#main/store/artifact-store.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { LOG_SCHEMA } from "#main/store/log-schema.ts";
import { openDb, type WriteDb } from "#main/store/open-db.ts";
import { createSessionStore } from "#main/store/session-store.ts";
import { anEnvelope } from "#main/store/testing/an-envelope.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import { orderId, runId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";

/** What happens in a log that sessions share: `mine` is the session that is looked at. */
export const anyMoment = fc.record({
  isMine: fc.boolean(),
  kind: fc.constantFrom("bar" as const, "order" as const, "progress" as const),
  quantity: fc.integer({ min: 1, max: 50 }),
  price: fc.integer({ min: 1, max: 10_000 }).map((cents) => cents / 100),
  pauseMs: fc.nat(5_000),
  text: fc.string({ unit: "binary", maxLength: 8 }),
});
export type Moment = typeof anyMoment extends fc.Arbitrary<infer Value> ? Value : never;

export const MINE = sessionId("mine");
const RUN = runId("run-1");
/** What a step of the session's run answered: columns, figures that JSON cannot say, texts. */
export const ARTIFACT = {
  close: Float64Array.from([1, Number.NaN, -0]),
  quality: Uint8Array.from([0, 1]),
  figures: [Number.POSITIVE_INFINITY, -0, 3n, undefined, { $number: "no tag", text: "ü\n" }],
};

export interface RecordedWorkspace {
  readonly workspace: string;
  readonly db: WriteDb;
  /** All events of the log. */
  readonly events: readonly AnyEnvelope[];
}

/** A workspace whose paper log holds a closed session `mine` of the run `run-1`, among events of others. */
export function aRecordedWorkspace(moments: readonly Moment[], isClosed = true): RecordedWorkspace {
  const workspace = aDirectory();
  const { db } = openDb(join(workspace, "paper.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  const artifact = createArtifactStore(db).put("series", ARTIFACT);
  const events: AnyEnvelope[] = [];
  let nowMs = 1_000_000;
  const add = (session: string, changes: Partial<Envelope>): void => {
    const time = { tsEventMs: epochMs(nowMs), tsInitMs: epochMs(nowMs) };
    events.push(anEnvelope(events.length + 1, { sessionId: sessionId(session), ...time, ...changes }));
  };
  const open = (session: string): void =>
    add(session, {
      name: "session.opened",
      payload: {
        mode: "paper",
        runId: RUN,
        strategy: "momentum",
        symbols: ["SPX"],
        feed: "demo",
        isSynthetic: true,
        initialCash: 100_000,
      },
      ...(session === MINE ? { runId: RUN } : {}),
    });
  open("other");
  add("process", {
    name: "workflow.step.completed",
    runId: RUN,
    payload: { step: "data", durationMs: 1, summary: {}, outputs: { bars: artifact } },
  });
  open(MINE);
  for (const [index, { isMine, kind, quantity, price, pauseMs, text }] of moments.entries()) {
    nowMs += pauseMs;
    const session = isMine ? MINE : "other";
    if (kind === "progress")
      add("process", {
        name: "job.progressed",
        runId: RUN,
        payload: { step: "data", fraction: 0.5, message: text },
      });
    if (kind === "bar") add(session, { name: "market.data.updated", payload: aMarket(price, index) });
    if (kind !== "order") continue;
    const id = orderId(`o${index}`);
    const order = { id, symbol: "SPX", side: "buy" as const, quantity, reason: text };
    const type = { kind: "market" } as const;
    const fill = { orderId: id, symbol: "SPX", side: "buy" as const, quantity, price, fee: 0.1, reason: "" };
    add(session, {
      name: "order.submitted",
      payload: { order: { ...order, type, tsDecidedMs: epochMs(index) } },
    });
    add(session, {
      name: "order.filled",
      payload: { orderId: id, fill: { ...fill, tsMs: epochMs(index) } },
    });
  }
  if (isClosed) add(MINE, { name: "session.closed", payload: { reason: "the end" } });
  createEventLog(db).append(events);
  createSessionStore(db).save({
    sessionId: MINE,
    mode: "paper",
    runId: RUN,
    strategy: "momentum",
    symbols: ["SPX"],
    feed: "demo",
    isSynthetic: true,
    initialCash: 100_000,
    tsOpenedMs: epochMs(1_000_000),
    tsClosedMs: isClosed ? epochMs(nowMs) : undefined,
    closeReason: isClosed ? "the end" : undefined,
  });
  return { workspace, db, events };
}

function aMarket(price: number, index: number): Envelope<"market.data.updated">["payload"] {
  const bar = { tsOpenMs: epochMs(index), open: price, high: price, low: price, close: price, volume: 1 };
  return {
    symbol: "SPX",
    price,
    tsEventMs: epochMs(index),
    source: "demo",
    isSynthetic: true,
    bar: { ...bar, quality: 0 },
  } as Envelope<"market.data.updated">["payload"];
}
