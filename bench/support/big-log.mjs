import path from "node:path";
import { createPaperDesk } from "#engine/desk/paper-desk.ts";
import { createRng } from "#engine/base/rng.ts";
import { nodeHasher } from "#main/node-ports.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { openStore } from "#main/store/open-store.ts";
import { createSessionStore } from "#main/store/session-store.ts";
import { makeFolder } from "./folder.mjs";

const SESSIONS = 10;
const EVENTS_A_COMMIT = 10_000;
const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2024, 0, 2);
/** One order every so many bars. */
const ORDER_BARS = 20;

/** Appends what it is told as a bus would, without a commit for each durable event: the log is made, not measured. */
function createWriter(log) {
  let seq = 0;
  let pending = [];
  const flush = () => {
    log.append(pending);
    pending = [];
  };
  return {
    flush,
    count: () => seq,
    publish: (name, payload, { sessionId }) => {
      seq += 1;
      const id = `event-${seq.toString(16).padStart(12, "0")}`;
      const tsMs = START_MS + seq;
      pending.push({
        seq,
        id,
        name,
        payload,
        tsEventMs: tsMs,
        tsInitMs: tsMs,
        sessionId,
        runId: undefined,
        correlationId: id,
        causationId: undefined,
      });
      if (pending.length === EVENTS_A_COMMIT) flush();
    },
  };
}

const terms = {
  runId: undefined,
  strategy: "momentum",
  parameters: {},
  symbols: ["DEMO"],
  feed: "a walk",
  isSynthetic: true,
  initialCash: 100_000,
  feeBps: 1,
  slippageBps: 1,
  allowShort: false,
  maximumPositionFraction: 1,
  maximumGrossFraction: 1,
};

function drawBar(rng, index, open) {
  const close = Math.max(1, open + rng.nextGaussian() * 0.05);
  const [high, low] = [Math.max(open, close) + 0.02, Math.min(open, close) - 0.02];
  return { tsOpenMs: START_MS + index * MINUTE_MS, open, high, low, close, volume: 1_000 };
}

const orderAt = (bar, index, held) => ({
  id: `o${index}`,
  symbol: "DEMO",
  side: held > 0 ? "sell" : "buy",
  quantity: held > 0 ? held : 100,
  type: { kind: "market" },
  reason: "a cross",
  tsDecidedMs: bar.tsOpenMs,
});

/** A paper session at the product's own desk: prices, balances, orders, fills and positions in the proportions of a day. */
function trade(desk, sessionId, writer, lastSeq, rng) {
  let open = 100;
  for (let index = 0; writer.count() < lastSeq; index += 1) {
    const bar = drawBar(rng, index, open);
    open = bar.close;
    desk.onBar(sessionId, "DEMO", bar);
    const price = { symbol: "DEMO", price: bar.close, tsEventMs: bar.tsOpenMs, source: "a walk" };
    writer.publish("market.data.updated", { ...price, isSynthetic: true, bar }, { sessionId });
    if (index % ORDER_BARS > 0) continue;
    desk.submit(sessionId, orderAt(bar, index, desk.account(sessionId).positions[0]?.quantity ?? 0));
  }
}

function saveSession(sessions, sessionId, number, isOpen) {
  sessions.save({
    ...terms,
    sessionId,
    mode: "paper",
    tsOpenedMs: START_MS + number,
    tsClosedMs: isOpen ? undefined : START_MS + number + 1,
    closeReason: isOpen ? undefined : "the day ended",
  });
}

function build(workspace, events) {
  const store = openStore(workspace, { isOldSqliteAllowed: false });
  const writer = createWriter(createEventLog(store.paper));
  const sessions = createSessionStore(store.paper);
  const rng = createRng(1);
  for (let number = 1; number <= SESSIONS; number += 1) {
    const sessionId = `paper-${number}`;
    const desk = createPaperDesk({
      clock: { now: () => START_MS, monotonicMs: () => 0 },
      hash: nodeHasher,
      newSessionId: () => sessionId,
      publish: writer.publish,
    });
    desk.open(terms);
    trade(desk, sessionId, writer, (events / SESSIONS) * number, rng);
    // The newest was cut off, as by a crash.
    if (number < SESSIONS) desk.stop(sessionId, "the day ended");
    saveSession(sessions, sessionId, number, number === SESSIONS);
  }
  writer.flush();
  const count = writer.count();
  store.close();
  return count;
}

const built = new Map();

/**
 * A workspace whose paper log holds that many events, in ten sessions of which the newest was cut off. Made once a
 * process. Benchmarks only read it.
 */
export function bigLog(events) {
  const known = built.get(events);
  if (known !== undefined) return known;
  const workspace = makeFolder();
  const log = { workspace, file: path.join(workspace, "paper.sqlite"), events: build(workspace, events) };
  built.set(events, log);
  return log;
}
