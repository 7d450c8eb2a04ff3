import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { setTimeout } from "node:timers/promises";
import { createBus } from "#engine/bus/create-bus.ts";
import { checkOrder } from "#engine/calc/risk/check-order.ts";
import { isOrderEnded } from "#engine/calc/orders/order-states.ts";
import type { TellEvent } from "#engine/gateway/gateway-ports.ts";
import { createOrderGateway } from "#engine/gateway/order-gateway.ts";
import { markVenue } from "#main/brokers/mark-venue.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { nodeClock, nodeTimer } from "#main/node/node-ports.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { LOG_SCHEMA } from "#main/store/log-schema.ts";
import { openDb } from "#main/store/open-db.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { eventId, sessionId } from "#shared/model/ids.ts";
import type { Order } from "#shared/model/order.ts";
import { orderScript, type ScriptedOrder } from "./order-script.ts";
import { createVenueClient } from "./venue-client.ts";

/**
 * A process of its own: trades the script of a seed at an outside venue, from wherever an earlier life of it was killed,
 * and ends when nothing is left to do. Its arguments: log, socket, seed, number of orders, prices published for each order.
 * It writes the `seq` of each acknowledged event to standard output.
 */
const [file = "", socketPath = "", seed = "0", length = "0", load = "0"] = process.argv.slice(2);
const STDOUT = 1;
/** Waits of 3 ms or more, each tenth of them a look at the venue's books. */
const TOO_LONG = 3_000;
const LIMITS = { maximumPositionFraction: 1, maximumGrossFraction: 1, allowShort: true, isHalted: false };
const RICH = { cash: 1e12, equity: 1e12, realizedProfit: 0, feesPaid: 0, positions: [] };

const { db } = openDb(file, LOG_SCHEMA, { isOldSqliteAllowed: false });
const log = createEventLog(db);
const session = sessionId("outside");
const bus = createBus({
  clock: nodeClock,
  newEventId: () => eventId(randomUUID()),
  sessionId: session,
  lastSeq: log.lastSeq(),
  commit: (envelopes) => log.append(envelopes),
});

const publish: TellEvent = (name, payload) => {
  crashPoint(`before:${name}`);
  const envelope = bus.publish(name, payload);
  writeSync(STDOUT, `${envelope.seq}\n`);
  crashPoint(`after:${name}`);
  return envelope as AnyEnvelope;
};

const history = log.readSession(session);
if (history.length === 0) {
  publish("session.opened", {
    mode: "live",
    runId: undefined,
    strategy: undefined,
    symbols: ["AAPL", "MSFT"],
    feed: undefined,
    isSynthetic: true,
    initialCash: 100_000,
  });
}
const client = createVenueClient(socketPath, {
  onReport: (report) => gateway.onReport(report),
  onLost: () => void gateway.reconcile("the connection was lost"),
});
const gateway = createOrderGateway(
  {
    venue: markVenue(client),
    clock: nodeClock,
    timer: nodeTimer,
    publish,
    approve: (order) =>
      checkOrder(order, RICH, { referencePrice: 1, costFraction: 0, pending: [], limits: LIMITS }),
    callTimeoutMs: 150,
    resendWithinMs: 600_000,
  },
  history,
);

const filledOf = ({ executions }: ScriptedOrder): number =>
  executions.reduce((sum, { quantity }) => sum + quantity, 0);

function isDone(order: Order, scripted: ScriptedOrder): boolean {
  return isOrderEnded(order.state) && order.filledQuantity === filledOf(scripted);
}

function mayBeCancelled({ state, filledQuantity }: Order, scripted: ScriptedOrder): boolean {
  const isWorking = state === "accepted" || state === "partial";
  return scripted.isResting && isWorking && filledQuantity === filledOf(scripted);
}

/** A report may be missing however long one waits, so after a while the venue is asked. */
async function trade(scripted: ScriptedOrder): Promise<void> {
  const { request } = scripted;
  for (let waits = 1; ; waits += 1) {
    const order = gateway.find(request.id);
    if (waits > TOO_LONG)
      throw new Error(`order ${request.id} does not come to its end: ${JSON.stringify(order)}`);
    if (order !== undefined && isDone(order, scripted)) return;
    const { isReconciled } = gateway.status();
    if (isReconciled && order === undefined) await gateway.submit(request);
    else if (isReconciled && order !== undefined && mayBeCancelled(order, scripted)) {
      await gateway.cancel(request.id, "the script says so");
    } else if (waits % 10 === 0) await gateway.reconcile("by the clock");
    else await setTimeout(3);
  }
}

function publishPrices(): void {
  for (let count = 0; count < Number(load); count += 1) {
    const price = 100 + (count % 7);
    const tsEventMs = nodeClock.now();
    bus.publish("market.data.updated", {
      symbol: "TSLA",
      price,
      tsEventMs,
      source: "load",
      isSynthetic: true,
    });
  }
  bus.flush();
}

// Killed, it would never write it.
flushCompileCache();
// The product's timers do not keep a process alive, and while the venue is dead there is nothing else.
const alive = setInterval(() => undefined, 60_000);
await gateway.reconcile("start");
for (const scripted of orderScript(Number(seed), Number(length))) {
  const order = gateway.find(scripted.request.id);
  if (order !== undefined && isDone(order, scripted)) continue;
  publishPrices();
  await trade(scripted);
}
await gateway.reconcile("the end of the script");
gateway.stop();
client.close();
clearInterval(alive);
db.close();
