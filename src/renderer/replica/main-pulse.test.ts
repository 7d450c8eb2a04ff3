import { describe, expect, it } from "vitest";
import { settle } from "#renderer/testing/fake-client.ts";
import { createMainPulse } from "./main-pulse.ts";

/** Timers that fire when the test moves the clock on. */
function aClock() {
  let nowMs = 0;
  let timers: readonly { readonly dueMs: number; readonly callback: () => void }[] = [];
  return {
    now: () => nowMs,
    after(delayMs: number, callback: () => void) {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    waiting: () => timers.length,
    async pass(durationMs: number) {
      const endMs = nowMs + durationMs;
      for (;;) {
        const next = timers.filter(({ dueMs }) => dueMs <= endMs).toSorted((a, b) => a.dueMs - b.dueMs)[0];
        if (next === undefined) break;
        nowMs = next.dueMs;
        timers = timers.filter((timer) => timer !== next);
        next.callback();
        await settle();
      }
      nowMs = endMs;
    },
  };
}

function aPulse(answer: () => Promise<unknown>) {
  const clock = aClock();
  const backs: number[] = [];
  const pulse = createMainPulse({ ...clock, ask: answer, onBack: (silentMs) => backs.push(silentMs) });
  return { clock, backs, pulse, isSilent: () => pulse.state.getState().isSilent };
}

describe("createMainPulse", () => {
  it("has nothing to say while main answers, be it with a refusal", async () => {
    let asked = 0;
    const { pulse, clock, backs, isSilent } = aPulse(async () => {
      asked += 1;
      if (asked % 2 === 0) throw new Error("the workspace does not open");
    });
    pulse.start();
    await settle();
    await clock.pass(60_000);
    expect({ isSilent: isSilent(), backs, asked }).toEqual({ isSilent: false, backs: [], asked: 31 });
  });

  it("says that main is silent until it answers, then for how long, and asks on", async () => {
    const late = Promise.withResolvers<unknown>();
    let asked = 0;
    const { pulse, clock, backs, isSilent } = aPulse(() => {
      asked += 1;
      return asked === 1 ? late.promise : Promise.resolve();
    });
    pulse.start();
    await clock.pass(4_999);
    expect(isSilent()).toBe(false);
    await clock.pass(7_001);
    expect(isSilent()).toBe(true);
    late.resolve(undefined);
    await settle();
    await clock.pass(2_000);
    expect({ isSilent: isSilent(), backs, asked }).toEqual({ isSilent: false, backs: [12_000], asked: 2 });
  });

  it("asks no more after its end", async () => {
    const { pulse, clock } = aPulse(() => Promise.resolve());
    const end = pulse.start();
    await settle();
    end();
    expect(clock.waiting()).toBe(0);
  });
});
