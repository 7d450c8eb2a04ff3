import { expect, it } from "vitest";
import { anEvent } from "#engine/testing/an-event.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { orderId } from "#shared/model/ids.ts";
import { createBusMeter } from "./bus-meter.ts";

const accepted = anEvent(2, "order.accepted", { orderId: orderId("o1") });
const progressed = anEvent(1, "job.progressed", { step: "s", fraction: 0.5, message: "half" });
const once = (ms: number) => ({ count: 1, p50Ms: ms, p99Ms: ms, maxMs: ms });

it("times commit and handlers of an event, and what waited for its row", () => {
  const clock = createFakeClock(progressed.tsInitMs);
  const meter = createBusMeter(clock);
  meter.publish(() => {
    meter.commit([progressed, accepted], () => clock.advance(3));
    clock.advance(4);
  });
  expect(meter.latencies()).toMatchObject({
    publishToHandlers: once(7),
    publishToDurable: once(3),
    streamedToDurable: once(3),
  });
});

it("counts an event of a handler in the time of the event that it answers", () => {
  const clock = createFakeClock();
  const meter = createBusMeter(clock);
  meter.publish(() => meter.publish(() => clock.advance(5)));
  expect(meter.latencies().publishToHandlers).toMatchObject(once(5));
});

it("counts nothing for what was refused", () => {
  const meter = createBusMeter(createFakeClock());
  const refuse = () => {
    throw new Error("disk full");
  };
  expect(() => meter.publish(() => meter.commit([accepted], refuse))).toThrow("disk full");
  expect(meter.latencies()).toEqual({
    publishToHandlers: undefined,
    publishToDurable: undefined,
    streamedToDurable: undefined,
  });
});
