import { expect, it } from "vitest";
import type { SliceCall } from "#engine/registry/slice-runner.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import type { EventMap, EventName } from "#shared/events/event-map.ts";
import { runId } from "#shared/model/ids.ts";
import { createRunMeter } from "./run-meter.ts";

/** Every event takes 2 ms to be stored, every call 10 ms. */
function aMeteredRun() {
  const clock = createFakeClock();
  const meter = createRunMeter(clock);
  const { publish, runner } = meter.watch({
    publish: () => clock.advance(2),
    runner: {
      async run() {
        clock.advance(10);
        return {};
      },
      load: async () => undefined,
    },
  });
  const origin = { runId: runId("r1") };
  const state = (name: EventName, payload: object = {}): void =>
    void publish(name, payload as EventMap[EventName], origin);
  return {
    clock,
    meter,
    state,
    begin: (step: string, attempt = 1) => state("workflow.step.started", { step, attempt }),
    end: (step: string) => state("workflow.step.completed", { step }),
    call: async (run: string | undefined = "r1") => {
      await runner.run({ runId: run === undefined ? undefined : runId(run) } as SliceCall);
    },
  };
}

it("measures from the start of a run to its first call, and what a step needs beside its call", async () => {
  const { clock, meter, state, begin, end, call } = aMeteredRun();
  state("workflow.started");
  clock.advance(3);
  begin("a");
  await call();
  end("a");
  begin("b");
  await call();
  end("b");
  state("workflow.completed");
  expect(meter.latencies()).toMatchObject({
    runStart: { count: 1, maxMs: 7 },
    stepOverhead: { count: 2, maxMs: 4 },
  });
});

it("leaves out what it cannot tell apart: steps side by side, in others, tried twice, without a call", async () => {
  const { meter, state, begin, end, call } = aMeteredRun();
  state("workflow.started");
  begin("left");
  begin("right");
  await Promise.all([call(), call()]);
  end("right");
  end("left");
  begin("twice");
  await call();
  begin("twice", 2);
  await call();
  end("twice");
  begin("decide");
  end("decide");
  expect(meter.latencies().stepOverhead).toBeUndefined();
});

it("measures a step inside another, and nothing of calls and events that belong to no run that it saw start", async () => {
  const { meter, state, begin, end, call } = aMeteredRun();
  await call("other");
  begin("early");
  await call();
  end("early");
  expect(meter.latencies()).toEqual({ runStart: undefined, stepOverhead: undefined });
  state("workflow.started");
  begin("repeat");
  begin("repeat.inner");
  await call();
  end("repeat.inner");
  end("repeat");
  expect(meter.latencies().stepOverhead).toMatchObject({ count: 1, maxMs: 4 });
});
