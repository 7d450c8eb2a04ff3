/**
 * `node scripts/record-history.mjs`: trades on paper with this version and keeps what its log then holds, to be folded by
 * every later version (src/main/acceptance/histories.test.ts). Once for each release, under Node 24 and with a build.
 * `--pin` only folds the histories anew and writes down their states: after `SESSION_FOLD_VERSION` was raised.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createBus } from "#engine/bus/create-bus.ts";
import { createPaperDesk } from "#engine/desk/paper-desk.ts";
import { createApp } from "#main/app.ts";
import { readHistory } from "#main/acceptance/testing/read-history.ts";
import { nodeClock, nodeHasher } from "#main/node/node-ports.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { EVENT_COLUMNS } from "#main/store/event-chain.ts";
import { openStore } from "#main/store/open-store.ts";
import { inCheckout } from "./bootstrap/paths.mjs";

const FOLDER = inCheckout("src", "main", "acceptance", "fixtures", "histories");
const BARS = 60;
const DAY_MS = 86_400_000;
const FIRST_MS = Date.UTC(2024, 0, 2);

/** A session of the product, as a person starts one. */
async function tradeByWorkflow(workspace, version) {
  const app = await createApp({
    workspace,
    isDemo: false,
    version,
    resources: inCheckout("resources"),
    workers: inCheckout("out", "main"),
    environment: {},
    overrides: [],
  });
  // The product's own timers keep no process alive.
  const alive = setInterval(() => undefined, 1_000);
  const ended = Promise.withResolvers();
  app.onPush("audit:tick", (events) => {
    if (events.some(({ name }) => name === "workflow.completed")) ended.resolve();
  });
  const inputs = { symbols: ["SPX"], strategy: "momentum", barIntervalMs: 0, maximumBars: BARS };
  await app.handlers["workflow:start"]({ workflow: "paper_trading", inputs });
  await ended.promise;
  await app.dispose();
  clearInterval(alive);
}

const terms = {
  runId: undefined,
  strategy: "by hand",
  parameters: {},
  symbols: ["AAA", "BBB"],
  feed: "by hand",
  isSynthetic: true,
  initialCash: 10_000,
  feeBps: 10,
  slippageBps: 5,
  allowShort: true,
  maximumPositionFraction: 0.9,
  maximumGrossFraction: 1.5,
};

const ORDERS = [
  { symbol: "AAA", side: "buy", quantity: 10, type: { kind: "market" } },
  { symbol: "BBB", side: "sell", quantity: 5.5, type: { kind: "limit", limit: 101 } },
  { symbol: "AAA", side: "sell", quantity: 15, type: { kind: "stop", stop: 99.5 } },
  { symbol: "BBB", side: "buy", quantity: 1_000, type: { kind: "market" } },
  { symbol: "AAA", side: "buy", quantity: 3, type: { kind: "limit", limit: 1 } },
];

/** A session that is never closed, in which everything happens that can happen to an order. */
function tradeByHand(store) {
  const log = createEventLog(store.paper);
  let ids = 0;
  const bus = createBus({
    clock: nodeClock,
    newEventId: () => `event-${(ids += 1)}`,
    sessionId: "process-by-hand",
    lastSeq: log.lastSeq(),
    commit: (envelopes) => log.append(envelopes),
  });
  const sessionId = "paper-by-hand";
  const publish = (name, payload, origin = { sessionId }) => bus.publish(name, payload, origin);
  const desk = createPaperDesk({
    clock: nodeClock,
    hash: nodeHasher,
    newSessionId: () => sessionId,
    publish,
  });
  desk.open(terms);
  for (let index = 0; index < 12; index += 1) {
    const symbol = index % 2 === 0 ? "AAA" : "BBB";
    const tsOpenMs = FIRST_MS + (index >> 1) * DAY_MS;
    const close = 100 + Math.round(20 * Math.sin(index)) / 8;
    const bar = { tsOpenMs, open: close - 0.25, high: close + 1, low: close - 1, close, volume: 1_000 };
    desk.onBar(sessionId, symbol, bar);
    const price = { symbol, price: close, tsEventMs: tsOpenMs, source: "by hand", isSynthetic: true };
    publish("market.data.updated", { ...price, bar });
    const order = ORDERS[index % ORDERS.length];
    if (order.symbol !== symbol) continue;
    desk.submit(sessionId, { ...order, id: `o${index}`, reason: "by hand", tsDecidedMs: tsOpenMs });
  }
  for (const { id } of desk.openOrders(sessionId).slice(0, 1)) desk.cancel(sessionId, id, "by hand");
  publish("trading.halted", { reason: "by hand" });
  publish("trading.resumed", { by: "a person" });
  const submit = (orderId) =>
    publish("order.submitted", {
      order: { ...ORDERS[0], id: orderId, reason: "by hand", tsDecidedMs: FIRST_MS },
    });
  submit("rejected");
  publish("order.rejected", { orderId: "rejected", reason: "by hand" });
  submit("expired");
  publish("order.accepted", { orderId: "expired" });
  publish("order.cancel.requested", { orderId: "expired", reason: "by hand" });
  publish("order.cancel.refused", { orderId: "expired", reason: "by hand" });
  publish("order.expired", { orderId: "expired" });
  submit("lost");
  publish("order.lost", { orderId: "lost", reason: "by hand" });
  bus.flush();
}

async function record(version) {
  const workspace = mkdtempSync(join(tmpdir(), "history-"));
  try {
    await tradeByWorkflow(workspace, version);
    const store = openStore(workspace, { isOldSqliteAllowed: false });
    tradeByHand(store);
    const rows = store.paper.prepare(`SELECT ${EVENT_COLUMNS}, hash FROM events ORDER BY seq`).all();
    store.close();
    writeFileSync(join(FOLDER, `${version}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function pin() {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".jsonl"))) {
    const states = readHistory(readFileSync(join(FOLDER, file), "utf8"));
    writeFileSync(
      join(FOLDER, `${basename(file, ".jsonl")}.json`),
      `${JSON.stringify(states, undefined, 2)}\n`,
    );
  }
}

const { version } = JSON.parse(readFileSync(inCheckout("package.json"), "utf8"));
if (!process.argv.includes("--pin")) await record(version);
pin();
