import { setImmediate as nextTurn } from "node:timers/promises";
import { createBusMeter } from "#engine/bus/bus-meter.ts";
import { createLatencyHistogram } from "#engine/bus/latency-histogram.ts";
import { DEFAULT_QUEUE_POLICY } from "#engine/bus/queue-policy.ts";
import { subscribeQueued } from "#engine/bus/queued-subscriber.ts";
import { openBooks } from "#main/logs/books.ts";
import { createFlush, FLUSH_MS } from "#main/logs/create-flush.ts";
import { nodeClock, nodeTimer } from "#main/node/node-ports.ts";
import { openStore } from "#main/store/open-store.ts";
import { openBareLog } from "./bare-log.mjs";
import { makeFolder } from "./folder.mjs";
import { aFill, aPrice } from "./publications.mjs";

export const EVENTS_PER_SECOND = 100_000;
/** Every hundredth event is an order's: 1,000 a second, each with a commit of its own. */
const ORDER_EVERY = 100;
const DIRECT = 8;
const SLOW_MS = 1;
const MEMORY_LOOK_MS = 50;

function failOn(thrown) {
  throw thrown;
}

/** Publishes what is due, turn after turn; `publish` is told the event's number, and when it was due if it is an order's. */
async function offer(seconds, publishPrice, publishOrder) {
  const total = seconds * EVENTS_PER_SECOND;
  const startMs = performance.now();
  for (let sent = 0; sent < total;) {
    const elapsedMs = performance.now() - startMs;
    const due = Math.min(total, Math.floor((elapsedMs * EVENTS_PER_SECOND) / 1_000) + 1);
    for (; sent < due; sent += 1) {
      if (sent % ORDER_EVERY === 0) publishOrder(sent, startMs + (sent * 1_000) / EVENTS_PER_SECOND);
      else publishPrice(sent);
    }
    await nextTurn();
  }
  return total;
}

/** Resident memory above what it was at the start; looked at often, because the peak counts. */
function watchMemory() {
  globalThis.gc?.();
  const startBytes = process.memoryUsage.rss();
  let peakBytes = startBytes;
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, MEMORY_LOOK_MS);
  return () => {
    clearInterval(timer);
    return (peakBytes - startBytes) / 1e6;
  };
}

/** One subscriber that needs a millisecond for each order, and one that fails on everything until it is told to stop. */
function subscribeIll(book, letters) {
  const ports = {
    clock: nodeClock,
    timer: nodeTimer,
    readNamed: (names, seq, lastSeq) => book.log.readNamed(names, seq, lastSeq),
    onReadFailed: failOn,
    onDeadLetter: (letter) => letters.push(letter.envelope.seq),
  };
  let isStorm = true;
  let slowlyHeard = 0;
  const subscribe = (subscriber, pattern, handler) =>
    subscribeQueued(
      book.bus,
      { subscriber, patterns: [pattern], handler, policy: DEFAULT_QUEUE_POLICY },
      ports,
    );
  const slow = subscribe("slow", "order.*", () => {
    slowlyHeard += 1;
    return isStorm ? new Promise((resolve) => setTimeout(resolve, SLOW_MS)) : undefined;
  });
  const poisonous = subscribe("poisonous", "**", () => {
    if (isStorm) throw new Error("poison");
  });
  return async () => {
    isStorm = false;
    await Promise.all([slow.finish(), poisonous.finish()]);
    return slowlyHeard;
  };
}

function countStored(db) {
  const one = (sql) => Number(db.prepare(sql).pluck().get());
  return {
    events: one("SELECT count(*) FROM events"),
    lastSeq: one("SELECT max(seq) FROM events"),
    orders: one("SELECT count(*) FROM events WHERE name = 'order.filled'"),
  };
}

/**
 * The product's books under 100,000 events a second: eight who hear at once, a slow and a poisonous one with queues. An
 * order's latency runs from when it was due until its commit, and until the last of the eight has heard it.
 */
export async function stormProduct(seconds) {
  const store = openStore(makeFolder(), { isOldSqliteAllowed: false });
  const books = openBooks({
    store,
    clock: nodeClock,
    meter: createBusMeter(nodeClock),
    onDeadLetter: failOn,
  });
  const book = books.ofMode("paper");
  const [toDurable, toHandlers] = [createLatencyHistogram(), createLatencyHistogram()];
  let dueMs = 0;
  let heard = 0;
  // The first hearer is told as soon as the commit has returned.
  book.bus.subscribe("order.filled", () => toDurable.record(performance.now() - dueMs));
  const hear = ({ seq }) => {
    heard += seq;
  };
  for (let index = 0; index < DIRECT - 1; index += 1) book.bus.subscribePattern("**", hear);
  book.bus.subscribe("order.filled", () => toHandlers.record(performance.now() - dueMs));
  const letters = [];
  const finishIll = subscribeIll(book, letters);
  const flush = setInterval(
    createFlush(() => books.flush(), nodeClock, failOn),
    FLUSH_MS,
  );
  const growthMb = watchMemory();
  const { bus } = book;
  const published = await offer(
    seconds,
    (number) => {
      const { name, payload } = aPrice(number);
      bus.publish(name, payload);
    },
    (number, due) => {
      dueMs = due;
      const { name, payload } = aFill(number);
      bus.publish(name, payload);
    },
  );
  const grownMb = growthMb();
  clearInterval(flush);
  books.flush();
  const orders = published / ORDER_EVERY;
  const slowlyHeard = await finishIll();
  const stored = countStored(store.paper);
  books.close();
  store.close();
  const wanted = { events: published, lastSeq: published, orders, slowlyHeard: orders };
  const found = { ...stored, slowlyHeard };
  if (heard === 0 || JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`of ${JSON.stringify(wanted)} there is ${JSON.stringify(found)}`);
  return {
    toHandlers,
    toDurable,
    grownMb,
    published,
    stored: stored.events,
    orders,
    letters: letters.length,
  };
}

/** The same load on a bare loop over ten functions and a bare log: an order is committed with what waits, then heard. */
export async function stormBare(seconds) {
  const log = openBareLog(makeFolder());
  const toHandlers = createLatencyHistogram();
  let heard = 0;
  const handlers = Array.from({ length: DIRECT + 2 }, () => ({ payload }) => {
    heard += payload.price ?? 0;
  });
  let pending = [];
  const commit = () => {
    if (pending.length === 0) return;
    log.append(pending);
    pending = [];
  };
  const flush = setInterval(commit, FLUSH_MS);
  const tell = (event) => {
    for (const handler of handlers) handler(event);
  };
  await offer(
    seconds,
    (number) => {
      const event = aPrice(number);
      pending.push(event);
      tell(event);
    },
    (number, dueMs) => {
      const event = aFill(number);
      pending.push(event);
      commit();
      tell(event);
      toHandlers.record(performance.now() - dueMs);
    },
  );
  clearInterval(flush);
  commit();
  log.close();
  if (heard === 0) throw new Error("nobody heard");
  return { toHandlers };
}
