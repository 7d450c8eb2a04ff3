import { z } from "zod";
import { silentLogger } from "#engine/base/logger.ts";
import { createEngine } from "#engine/engine.ts";
import { createBusMeter } from "#engine/bus/bus-meter.ts";
import { openBooks } from "#main/logs/books.ts";
import { FLUSH_MS } from "#main/logs/create-flush.ts";
import { newId, nodeClock, nodeHasher, nodeTimer } from "#main/node/node-ports.ts";
import { createSessionRelay } from "#main/relays/session-relay.ts";
import { createRunShelf } from "#main/runs/run-shelf.ts";
import { openStore } from "#main/store/open-store.ts";
import { makeFolder } from "./folder.mjs";

export const STEPS = 10;

/** The second step waits at a gate, so that runs can be kept alive; the others answer at once. */
const workflow = [
  "name: ten_steps",
  "steps:",
  ...Array.from({ length: STEPS }, (_, index) => {
    const method = ["enter", "wait"][index] ?? "pass";
    return `  - step_${index + 1}:\n      slice: trivial\n      method: ${method}`;
  }),
].join("\n");

const methodOf = (title) => ({
  title,
  description: `${title} for a benchmark`,
  runsIn: "host",
  input: z.strictObject({}),
  output: z.object({ count: z.number().meta({ wire: "number", title: "Calls so far" }) }),
});

const manifest = {
  id: "trivial",
  version: "1.0.0",
  title: "Trivial",
  description: "Answers at once, so that a run costs what the engine costs",
  publishes: [],
  needs: [],
  methods: { enter: methodOf("Enter"), wait: methodOf("Wait"), pass: methodOf("Pass") },
};

function failOn({ error }) {
  throw error;
}

function createTrivial(onEnter, gate) {
  let calls = 0;
  // Another answer each time: an answer that is stored already would cost no commit.
  const pass = () => ({ count: (calls += 1) });
  return {
    manifest,
    methods: {
      enter() {
        onEnter();
        return pass();
      },
      async wait() {
        await gate.opened;
        return pass();
      },
      pass,
    },
  };
}

const createGate = () => {
  const { promise, resolve } = Promise.withResolvers();
  return { opened: promise, open: resolve };
};

/**
 * The engine on the product's own books in a new workspace, with a workflow of ten steps that do nothing. Every event
 * and every answer is durable, as in the product.
 */
export function openTenSteps() {
  const store = openStore(makeFolder(), { isOldSqliteAllowed: false });
  const books = openBooks({
    store,
    clock: nodeClock,
    meter: createBusMeter(nodeClock),
    onDeadLetter: (_, letter) => failOn(letter),
  });
  const shelf = createRunShelf(books);
  for (const { bus, sessions } of books.all) {
    const hearers = [shelf, createSessionRelay(sessions)];
    for (const { onEvent } of hearers) bus.subscribePattern("**", onEvent);
  }
  const gate = createGate();
  let entered = () => undefined;
  const slice = createTrivial(() => entered(), gate);
  const engine = createEngine({
    clock: nodeClock,
    timer: nodeTimer,
    hash: nodeHasher,
    log: silentLogger,
    publish: books.publish,
    slices: () => ({ entries: [{ manifest, origin: "user", load: async () => slice }], portNames: [] }),
    caller: undefined,
    workflows: {
      list: async () => [{ fileName: "ten_steps", text: workflow, origin: "built-in" }],
    },
    triggers: { open: () => Promise.reject(new Error("no trigger is expected")) },
    recorder: shelf,
    newRunId: () => newId("run"),
  });
  // The engine's own timers do not keep the process alive; this one does.
  const flush = setInterval(() => books.flush(), FLUSH_MS);
  return {
    openGate: gate.open,
    /** Starts a run; answers the milliseconds from the call to its first step, and its end. */
    async start() {
      const atFirstStep = Promise.withResolvers();
      const startedMs = performance.now();
      entered = () => atFirstStep.resolve(performance.now() - startedMs);
      const { finished } = await engine.orchestrator.start("ten_steps", {});
      return { startMs: await atFirstStep.promise, finished };
    },
    /** Starts a run without a look at its first step. */
    startAtOnce: () => engine.orchestrator.start("ten_steps", {}),
    close() {
      clearInterval(flush);
      books.close();
      store.close();
    },
  };
}

/** Throws unless the run went through all its steps. */
export function requireCompleted({ status, steps, error }) {
  if (status !== "completed" || steps.length !== STEPS)
    throw new Error(`a run ended ${status}: ${error?.message}`);
}
