import { expect, it } from "vitest";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { correlationId, eventId, runId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import type { Bus } from "./bus.ts";
import { createCauses } from "./causes.ts";
import { createBus } from "./create-bus.ts";
import { aLoggedBus } from "./testing/a-logged-bus.ts";

const PROGRESS = { step: "a", fraction: 0.5, message: "" };

function aBus(name = "e", causes = createCauses()): Bus {
  let ids = 0;
  return createBus({
    clock: { now: () => epochMs(0), monotonicMs: () => 0 },
    newEventId: () => eventId(`${name}${(ids += 1)}`),
    sessionId: sessionId("s0"),
    causes,
    commit: () => undefined,
  });
}

/** A run that an event starts, and its only event: the next run's trigger. */
function runOnce(bus: Bus, number: number, trigger: AnyEnvelope): AnyEnvelope {
  const origin = { runId: runId(`r${number}`), correlationId: correlationId(`r${number}`) };
  const started = {
    workflow: "again",
    mode: "backtest",
    definitionHash: "",
    inputs: {},
    seed: 1,
    steps: [],
  } as never;
  bus.publish("workflow.started", started, { ...origin, causationId: trigger.id });
  return bus.publish("job.progressed", PROGRESS, origin) as AnyEnvelope;
}

it("stops an event that a queued handler causes again and again, turn after turn", async () => {
  const { bus, timer, subscribe, stored, letters } = aLoggedBus();
  const again = (): void => void bus.publish("job.progressed", PROGRESS);
  subscribe("again", "job.progressed", again, { retryWaitsMs: [] });
  again();
  for (let second = 0; second < 100; second += 1) await timer.pass(1_000);
  bus.flush();
  expect(stored).toHaveLength(64);
  expect(letters.map(({ error }) => error.code)).toEqual(["bus.endless-chain"]);
  expect(letters[0]?.error.details?.[0]).toMatch(/^caused by job\.progressed, seq \d+$/);
});

it("stops a run that starts itself again by its own event, also through two buses, and names the runs", () => {
  const causes = createCauses();
  const buses = [aBus("a", causes), aBus("b", causes)] as const;
  let last = buses[0].publish("job.progressed", PROGRESS) as AnyEnvelope;
  let runs = 0;
  const error = errorOf(() => {
    for (;;) last = runOnce(buses[(runs += 1) % 2 === 0 ? 0 : 1], runs, last);
  });
  expect(runs).toBe(64);
  expect(error).toMatchObject({
    code: "bus.endless-chain",
    details: expect.arrayContaining([expect.stringMatching(/^caused by workflow\.started/)]),
  });
});

it("stops runs of a workflow whose trigger fires on what they do, and names the fires", () => {
  const bus = aBus();
  let last = bus.publish("job.progressed", PROGRESS) as AnyEnvelope;
  let runs = 0;
  const error = errorOf(() => {
    for (;;) {
      const fired = { workflow: "again", trigger: "event", activation: 1, key: "", why: "" };
      const times = { tsScheduledMs: epochMs(0), priority: 5 };
      const fire = bus.publish("trigger.fired", { ...fired, ...times }, { causationId: last.id });
      last = runOnce(bus, (runs += 1), fire);
    }
  });
  expect(runs).toBeLessThan(64);
  expect(error).toMatchObject({
    code: "bus.endless-chain",
    details: expect.arrayContaining([expect.stringMatching(/^caused by trigger\.fired/)]),
  });
});

it("lets a long run publish as often as it wants, also from its handlers", () => {
  const bus = aBus();
  const origin = { runId: runId("r1"), correlationId: correlationId("r1") };
  bus.subscribe("order.accepted", () => bus.publish("job.progressed", PROGRESS, origin));
  const trigger = bus.publish("job.progressed", PROGRESS) as AnyEnvelope;
  runOnce(bus, 1, trigger);
  for (let count = 0; count < 12_000; count += 1)
    bus.publish("order.accepted", { orderId: "o1" as never }, origin);
  expect(bus.deadLetters()).toEqual([]);
});

it("names what is worked on as the cause until the work returns", () => {
  const bus = aBus();
  const cause = bus.publish("job.progressed", PROGRESS) as AnyEnvelope;
  const inside = bus.causedBy(cause, () => bus.publish("job.progressed", PROGRESS));
  expect([inside.causationId, bus.publish("job.progressed", PROGRESS).causationId]).toEqual([
    cause.id,
    undefined,
  ]);
});
