import { readFileSync } from "node:fs";
import path from "node:path";
import { createPaperDesk } from "#engine/desk/paper-desk.ts";
import { createRng } from "#engine/base/rng.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { openStore } from "#main/store/open-store.ts";
import { createRunStore } from "#main/store/run-store.ts";
import { createSessionStore } from "#main/store/session-store.ts";
import { createSnapshotStore } from "#main/store/snapshot-store.ts";
import { createTradingSessions } from "#main/sessions/trading-sessions.ts";
import { inCheckout } from "../../scripts/bootstrap/paths.mjs";
import { makeFolder } from "./folder.mjs";

const SESSIONS = 10;
const EVENTS_A_COMMIT = 1_000;
const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2024, 0, 2);
/** One order every so many bars. */
const ORDER_BARS = 20;

/**
 * Appends what it is told as a bus would, without a commit for each durable event: the log is made, not measured.
 * Snapshots are taken as the product takes them.
 */
function createWriter(log, trading) {
  let seq = 0;
  let pending = [];
  const flush = () => {
    log.append(pending);
    pending = [];
    trading.saveDue();
  };
  return {
    flush,
    count: () => seq,
    publish: (name, payload, { sessionId, runId }) => {
      seq += 1;
      const id = `event-${seq.toString(16).padStart(12, "0")}`;
      const tsMs = START_MS + seq;
      const event = {
        seq,
        id,
        name,
        payload,
        tsEventMs: tsMs,
        tsInitMs: tsMs,
        sessionId,
        runId,
        correlationId: runId,
        causationId: undefined,
      };
      pending.push(event);
      trading.onEvent(event);
      if (pending.length === EVENTS_A_COMMIT) flush();
    },
  };
}

const definition = readFileSync(inCheckout("resources", "workflows", "paper_trading.yaml"), "utf8");
const definitionHash = nodeHasher(definition);
const steps = ["market_loop.check_signals", "market_loop.validate_risk", "market_loop.execute_trade"].map(
  (step) => ({ step, slice: "paper_trade", method: "submit_order" }),
);

const terms = {
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
function trade(desk, { sessionId, runId }, writer, lastSeq, rng) {
  let open = 100;
  for (let index = 0; writer.count() < lastSeq; index += 1) {
    const bar = drawBar(rng, index, open);
    open = bar.close;
    desk.onBar(sessionId, "DEMO", bar);
    const price = { symbol: "DEMO", price: bar.close, tsEventMs: bar.tsOpenMs, source: "a walk" };
    writer.publish("market.data.updated", { ...price, isSynthetic: true, bar }, { sessionId, runId });
    if (index % ORDER_BARS > 0) continue;
    const target = index % (2 * ORDER_BARS) === 0 ? "long" : "flat";
    const signal = { symbol: "DEMO", strategy: "momentum", target, reason: "a cross" };
    writer.publish("signal.raised", signal, { sessionId: "process", runId });
    desk.submit(sessionId, orderAt(bar, index, desk.account(sessionId).positions[0]?.quantity ?? 0));
  }
}

function startRun(writer, origin) {
  const inputs = { symbols: ["DEMO"], strategy: "momentum" };
  const given = Object.keys(inputs);
  const started = { workflow: "paper_trading", mode: "paper", inputs, given, seed: 1, steps };
  writer.publish("workflow.started", { ...started, definition, definitionHash }, origin);
  for (const { step } of steps) {
    writer.publish("workflow.step.started", { step, attempt: 1 }, origin);
    writer.publish("workflow.step.completed", { step, durationMs: 1, summary: {} }, origin);
  }
}

/** The rows that the product keeps beside the events. */
function saveRows(store, { sessionId, runId }, number, isOpen) {
  const tsStartedMs = START_MS + number;
  createSessionStore(store.paper).save({
    ...terms,
    sessionId,
    runId,
    mode: "paper",
    tsOpenedMs: tsStartedMs,
    tsClosedMs: isOpen ? undefined : tsStartedMs + 1,
    closeReason: isOpen ? undefined : "the day ended",
  });
  createRunStore(store.paper).save({
    runId,
    workflow: "paper_trading",
    mode: "paper",
    status: isOpen ? "running" : "completed",
    tsStartedMs,
    durationMs: isOpen ? undefined : 1,
    definition,
    definitionHash,
    inputs: { symbols: ["DEMO"], strategy: "momentum" },
    seed: 1,
    error: undefined,
    isSynthetic: true,
    result: { outputs: {} },
  });
}

function fail(thrown) {
  throw thrown;
}

/** One after the other, each a run of `paper_trading` with a session of its own. */
function build(workspace, events) {
  const store = openStore(workspace, { isOldSqliteAllowed: false });
  const log = createEventLog(store.paper);
  const snapshots = createSnapshotStore(store.paper, fail);
  const writer = createWriter(log, createTradingSessions({ log, snapshots, report: fail, stop: fail }));
  const rng = createRng(1);
  for (let number = 1; number <= SESSIONS; number += 1) {
    const ids = { sessionId: `paper-${number}`, runId: `run-${number}` };
    const desk = createPaperDesk({
      clock: { now: () => START_MS, monotonicMs: () => 0 },
      hash: nodeHasher,
      newSessionId: () => ids.sessionId,
      publish: writer.publish,
    });
    startRun(writer, { sessionId: "process", runId: ids.runId });
    desk.open({ ...terms, runId: ids.runId });
    trade(desk, ids, writer, (events / SESSIONS) * number, rng);
    // The newest was cut off, as by a crash.
    const isOpen = number === SESSIONS;
    if (!isOpen) {
      desk.stop(ids.sessionId, "the day ended");
      const ended = { durationMs: 1, outputs: {} };
      writer.publish("workflow.completed", ended, { sessionId: "process", runId: ids.runId });
    }
    saveRows(store, ids, number, isOpen);
  }
  writer.flush();
  const count = writer.count();
  store.close();
  return count;
}

const built = new Map();

/**
 * A workspace whose paper log holds that many events, in ten sessions of which the newest was cut off. Made once a
 * process.
 */
export function bigLog(events) {
  const known = built.get(events);
  if (known !== undefined) return known;
  const workspace = makeFolder();
  const log = { workspace, file: path.join(workspace, "paper.sqlite"), events: build(workspace, events) };
  built.set(events, log);
  return log;
}
