import { readFileSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import { silentLogger } from "#engine/base/logger.ts";
import { createPaperDesk } from "#engine/desk/paper-desk.ts";
import { createEngine } from "#engine/engine.ts";
import { listBuiltInSlices } from "#engine/registry/catalogue.ts";
import { openBarLibraries } from "#main/data/bar-libraries.ts";
import { createBusMeter } from "#engine/bus/bus-meter.ts";
import { openBooks } from "#main/logs/books.ts";
import { FLUSH_MS } from "#main/logs/create-flush.ts";
import { newId, nodeClock, nodeHasher, nodeTimer } from "#main/node/node-ports.ts";
import { createPaperFeed, openFeed } from "#main/sessions/paper-feed.ts";
import { createPushHub } from "#main/relays/push-hub.ts";
import { createPaperRelay } from "#main/relays/paper-relay.ts";
import { createSessionRelay } from "#main/relays/session-relay.ts";
import { createRunShelf } from "#main/runs/run-shelf.ts";
import { openStore } from "#main/store/open-store.ts";
import { createWorkerPool } from "#main/workers/worker-pool.ts";
import { CONFIG_DEFAULTS } from "#shared/config/config.ts";
import { inCheckout } from "../../scripts/bootstrap/paths.mjs";
import { makeFolder } from "./folder.mjs";

/** The benchmark trades stored bars. */
const NOTHING_RECORDED = { log: { *readState() {} }, sessions: { list: () => [] }, flush() {} };

function failOn(thrown) {
  throw thrown;
}

/** Milliseconds from each bar to the order that was decided on it, where one was. */
function createStopwatch() {
  const cyclesMs = [];
  let barAtMs = 0;
  return {
    cyclesMs,
    barComes() {
      barAtMs = performance.now();
    },
    orderGoes: () => cyclesMs.push(performance.now() - barAtMs),
  };
}

function createSlicePorts({ desk, bars, caller, readHealth }) {
  return {
    caller,
    desk,
    library: bars.library,
    feed: {
      describe(symbols) {
        const { description, isSynthetic } = openFeed(
          { library: bars.feedLibrary, recorded: NOTHING_RECORDED },
          symbols,
          undefined,
        );
        return { feed: description, isSynthetic };
      },
    },
    health: { read: readHealth },
    appVersion: "0.0.0",
  };
}

/** All who hear the events of the product when no window is open. */
function subscribe(books, shelf, desk) {
  const hub = createPushHub(failOn);
  const paper = createPaperRelay({ desk, timer: nodeTimer, push: (view) => hub.push("paper:changed", view) });
  for (const { bus, sessions } of books.all) {
    const hearers = [shelf.onEvent, createSessionRelay(sessions).onEvent, paper.onEvent, hub.tick];
    for (const hearer of hearers) bus.subscribePattern("**", hearer);
  }
  return paper;
}

const workflows = {
  list: async () => [
    {
      fileName: "paper_trading",
      text: readFileSync(inCheckout("resources", "workflows", "paper_trading.yaml"), "utf8"),
      origin: "built-in",
    },
  ],
};

/**
 * The product without its window, joined as `app-engine.ts` joins it, but for two watches: one that starts when the
 * feed has its next bar and one that stops when the venue has accepted the order, its intent on the disk.
 */
export function openPaperProduct() {
  const store = openStore(makeFolder(), { isOldSqliteAllowed: false });
  const books = openBooks({
    store,
    clock: nodeClock,
    meter: createBusMeter(nodeClock),
    onDeadLetter: (_, { error }) => failOn(error),
  });
  const folders = { resources: inCheckout("resources"), workers: inCheckout("out", "main") };
  const bars = openBarLibraries(store, folders, false, () => CONFIG_DEFAULTS["data.quarantineBelow"]);
  const watch = createStopwatch();
  const publish = (name, payload, origin) => {
    const envelope = books.publish(name, payload, origin);
    if (name === "order.accepted") watch.orderGoes();
    return envelope;
  };
  const newSessionId = () => newId("paper");
  const desk = createPaperDesk({ clock: nodeClock, hash: nodeHasher, newSessionId, publish });
  const shelf = createRunShelf(books);
  const relay = subscribe(books, shelf, desk);
  const pool = createWorkerPool({
    file: inCheckout("out", "main", "slice.worker.cjs"),
    lanes: 1,
    onHealth: () => undefined,
  });
  const engine = createEngine({
    clock: nodeClock,
    timer: nodeTimer,
    hash: nodeHasher,
    log: silentLogger,
    publish,
    slices({ caller, readHealth }) {
      const ports = createSlicePorts({ desk, bars, caller, readHealth });
      return { entries: listBuiltInSlices(ports), portNames: Object.keys(ports) };
    },
    caller: pool,
    workflows,
    triggers: createPaperFeed({
      library: bars.feedLibrary,
      recorded: NOTHING_RECORDED,
      desk,
      publish,
      barIntervalMs: () => 0,
      async wait() {
        await nextTurn();
        watch.barComes();
      },
    }),
    recorder: shelf,
    newRunId: () => newId("run"),
  });
  const flush = setInterval(() => books.flush(), FLUSH_MS);
  return {
    cyclesMs: watch.cyclesMs,
    trade: (inputs) => engine.orchestrator.executeWorkflow("paper_trading", inputs),
    async close() {
      clearInterval(flush);
      relay.dispose();
      await pool.dispose();
      books.flush();
      books.close();
      store.close();
    },
  };
}
