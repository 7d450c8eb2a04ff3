import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { TraderApi } from "#shared/ipc/trader-api.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { epochMs } from "#shared/model/time.ts";
import { createClient } from "#renderer/ipc/client.ts";
import { aRun, aSession, aSnapshot, anEvent } from "#renderer/testing/a-view.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { createReplica } from "./replica-store.ts";

/** A main process that knows its runs, and a window that hears of them over a wire that the test damages. */
function aMain() {
  let seq = 0;
  let runs: readonly RunView[] = [];
  let gate: PromiseWithResolvers<void> | undefined;
  const wire = createFakeClient({
    "app:get-info": () => ({ version: "1" }),
    "app:get-snapshot": async () => {
      await gate?.promise;
      return aSnapshot({ seq, runs });
    },
    "run:get": async (input) => {
      await gate?.promise;
      return runs.find(({ runId }) => runId === (input as RunView).runId);
    },
  });
  const trader = {
    invoke: async (channel: never, input: never) => ({ ok: true, value: await wire.invoke(channel, input) }),
    subscribe: (name: never, listener: never) => wire.subscribe(name, listener),
  } as unknown as TraderApi;
  let unreadable = 0;
  const client = createClient(trader, () => {
    unreadable += 1;
    void replica.refresh();
  });
  const replica = createReplica(client);
  return {
    replica,
    wire,
    unreadable: () => unreadable,
    runs: () => runs,
    seq: () => seq,
    /** A run begins or the newest one ends; answers the event of it. */
    happen(): AnyEnvelope {
      seq += 1;
      const newest = runs.at(-1);
      if (newest?.status === "running") {
        runs = [...runs.slice(0, -1), { ...newest, status: "completed", durationMs: 9 }];
        return anEvent(seq, "workflow.completed", { durationMs: 9 } as never, newest.runId);
      }
      const run = aRun({ runId: `run-${seq}` as never, tsStartedMs: epochMs(seq) });
      runs = [...runs, run];
      const { workflow, mode, inputs, steps } = run;
      return anEvent(seq, "workflow.started", { workflow, mode, inputs, steps } as never, run.runId);
    },
    /** Something that no run knows of. */
    pass(): AnyEnvelope {
      seq += 1;
      return anEvent(seq, "session.restored", { events: 1 }, "run-of-nobody");
    },
    stall() {
      gate ??= Promise.withResolvers<void>();
    },
    goOn() {
      gate?.resolve();
      gate = undefined;
    },
  };
}

type Main = ReturnType<typeof aMain>;
const PUSHES = ["audit:tick", "paper:changed", "health:changed"] as const;

const DAMAGES = {
  loses: (main: Main) => void main.happen(),
  repeats: (main: Main) => {
    const event = main.happen();
    main.wire.push("audit:tick", [event, event]);
    main.wire.push("audit:tick", [event]);
  },
  empties: (main: Main) => main.wire.push("audit:tick", [{ ...main.happen(), payload: undefined }]),
  "robs the payload of": (main: Main) =>
    main.wire.push("audit:tick", [{ ...main.pass(), name: "error.raised", payload: { where: "audit" } }]),
  misnumbers: (main: Main) => main.wire.push("audit:tick", [{ ...main.happen(), seq: Number.NaN }]),
  passes: (main: Main) => main.wire.push("audit:tick", [main.happen()]),
  stalls: (main: Main) => main.stall(),
  "goes on": (main: Main) => main.goOn(),
} as const;

const anAct = fc.oneof(
  fc.constantFrom(...Object.values(DAMAGES)),
  fc
    .tuple(fc.constantFrom(...PUSHES), fc.jsonValue())
    .filter(([name, value]) => name !== "health:changed" || !Array.isArray(value))
    .map(
      ([name, value]) =>
        (main: Main) =>
          main.wire.push(name, value),
    ),
);

describe("a window on a damaged wire", () => {
  it("knows what main knows as soon as one event gets through", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { maxLength: 30 }), async (acts) => {
        const main = aMain();
        main.replica.start();
        await settle();
        for (const act of acts) {
          act(main);
          await settle();
        }
        main.goOn();
        await settle();
        main.wire.push("audit:tick", [main.happen()]);
        await settle();
        const { status, seq, runs, paper } = main.replica.state.getState();
        expect(status).toBe("ready");
        expect(seq).toBe(main.seq());
        expect(paper).toEqual([]);
        const ends = (all: readonly RunView[]): readonly string[] =>
          all.map(({ runId, status }) => `${runId} ${status}`).toSorted();
        expect(ends(runs)).toEqual(ends(main.runs()));
      }),
      { numRuns: 60, seed: 20_260_101 },
    );
  });

  it.each([
    { what: "no list of events", name: "audit:tick", payload: { seq: 1 } },
    { what: "an event without a payload", name: "audit:tick", payload: [{ seq: 1, name: "x" }] },
    { what: "a session without an account", name: "paper:changed", payload: { sessionId: "paper-1" } },
    { what: "no list of healths", name: "health:changed", payload: null },
  ] as const)("leaves out $what, says so and asks for all of it anew", async ({ name, payload }) => {
    const main = aMain();
    main.replica.start();
    await settle();
    const before = main.wire.asked.length;
    main.wire.push(name, payload);
    await settle();
    expect(main.unreadable()).toBe(1);
    expect(main.wire.asked.slice(before).map(({ channel }) => channel)).toContain("app:get-snapshot");
  });

  it("takes a session that is whole", async () => {
    const main = aMain();
    main.replica.start();
    await settle();
    main.wire.push("paper:changed", aSession());
    expect([main.unreadable(), main.replica.state.getState().paper.length]).toEqual([0, 1]);
  });
});
