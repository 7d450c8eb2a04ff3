import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { anEvent } from "#engine/testing/an-event.ts";
import { contentHash, orderId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { replaySession, type ReplayPlan } from "./replay-session.ts";
import { emptySnapshot, restore } from "./restore.ts";

const SESSION = sessionId("s1");
const opened = {
  mode: "paper",
  runId: undefined,
  strategy: "momentum",
  symbols: ["SPX"],
  feed: "demo",
  isSynthetic: false,
  initialCash: 10_000,
} as const;
const order = { symbol: "SPX", side: "buy", quantity: 2, type: { kind: "market" }, reason: "" } as const;
const market = { symbol: "SPX", price: 12, tsEventMs: epochMs(1), source: "demo", isSynthetic: false };
const fill = { orderId: orderId("o1"), symbol: "SPX", side: "buy", quantity: 2, price: 10, fee: 1 } as const;

const EVENTS = [
  anEvent(1, "workflow.started", {
    workflow: "paper_trading",
    mode: "paper",
    definitionHash: contentHash("0"),
    inputs: {},
    seed: 1,
    steps: [],
  }),
  anEvent(2, "session.opened", opened),
  anEvent(4, "order.submitted", { order: { ...order, id: orderId("o1"), tsDecidedMs: epochMs(1) } }),
  anEvent(5, "order.filled", { orderId: orderId("o1"), fill: { ...fill, tsMs: epochMs(2), reason: "" } }),
  anEvent(9, "market.data.updated", market),
];

async function replay(changes: Partial<ReplayPlan> = {}, cancelAtSeq?: number) {
  const heard: number[] = [];
  const pausesMs: number[] = [];
  const cancellation = createCancellation();
  const replayed = await replaySession(
    { sessionId: SESSION, events: EVENTS, speed: "max", ...changes },
    {
      wait: async (durationMs) => void pausesMs.push(durationMs),
      cancellation,
      onEvent({ seq }) {
        heard.push(seq);
        if (seq === cancelAtSeq) cancellation.cancel("a person");
      },
    },
  );
  return { ...replayed, heard, pausesMs };
}

describe("replaySession", () => {
  it("comes to the state that the events fold to, and to the view of the run", async () => {
    const { state, seq, events, runs, heard } = await replay();
    expect(state).toEqual(restore(emptySnapshot(SESSION), EVENTS).state);
    expect({ seq, events, heard }).toEqual({ seq: 9, events: 5, heard: [1, 2, 4, 5, 9] });
    expect(runs).toMatchObject([{ runId: "r1", workflow: "paper_trading", status: "running" }]);
  });

  it("shows a range by seq or by time, on the state of what came before", async () => {
    const bySeq = await replay({ from: { seq: 3 }, to: { seq: 5 } });
    const byTime = await replay({ from: { tsMs: 3_000 }, to: { tsMs: 6_000 } });
    const upToFive = restore(emptySnapshot(SESSION), EVENTS.slice(0, 4)).state;
    for (const { heard, seq, state } of [bySeq, byTime])
      expect({ heard, seq, state }).toEqual({ heard: [4, 5], seq: 5, state: upToFive });
  });

  it("keeps the recorded pauses between what is shown, and none at full speed", async () => {
    expect((await replay({ speed: "recorded", from: { seq: 2 } })).pausesMs).toEqual([2_000, 1_000, 4_000]);
    expect((await replay()).pausesMs.every((pause) => pause === 0)).toBe(true);
  });

  it("leaves no pause where the clock was set back", async () => {
    const back = [...EVENTS, { ...anEvent(10, "market.data.updated", market), tsInitMs: epochMs(0) }];
    expect((await replay({ speed: "recorded", events: back })).pausesMs).toEqual([
      1_000, 2_000, 1_000, 4_000,
    ]);
  });

  it("ends with what was played when it is cancelled", async () => {
    const { heard, seq, state } = await replay({}, 4);
    expect({ heard, seq, state }).toEqual({
      heard: [1, 2, 4],
      seq: 4,
      state: restore(emptySnapshot(SESSION), EVENTS.slice(0, 3)).state,
    });
  });
});
