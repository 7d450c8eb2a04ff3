import { expect, it } from "vitest";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import type { AppError } from "#shared/errors/app-error.ts";
import { createPublishLimit } from "./publish-limit.ts";

it("refuses what a slice publishes too often, for that topic and slice alone, until time has passed", () => {
  const clock = createFakeClock();
  const limit = createPublishLimit(2, clock);
  const twice = () => {
    limit.check("flood", "signal.raised");
    limit.check("flood", "signal.raised");
  };
  twice();
  expect(() => limit.check("flood", "signal.raised")).toThrow(
    expect.objectContaining({
      kind: "refused",
      code: "bus.rate-exceeded",
      message: "slice flood must not publish signal.raised more than 2 times a second",
    }),
  );
  limit.check("flood", "order.denied");
  limit.check("calm", "signal.raised");
  clock.advance(1_000);
  twice();
});

it("takes nothing of a topic that a slice floods on, then lets it try, and closes at the first event too many", () => {
  const clock = createFakeClock();
  const limit = createPublishLimit(3, clock);
  const codes = (times: number): readonly string[] =>
    Array.from({ length: times }, () => {
      try {
        limit.check("flood", "signal.raised");
        return "ok";
      } catch (thrown) {
        return (thrown as AppError).code;
      }
    });
  const [rate, open] = ["bus.rate-exceeded", "bus.circuit-open"];
  expect(codes(8)).toEqual(["ok", "ok", "ok", rate, rate, rate, open, open]);
  clock.advance(4_999);
  expect(codes(1)).toEqual([open]);
  clock.advance(1);
  expect(codes(5)).toEqual(["ok", "ok", "ok", rate, open]);
  clock.advance(6_000);
  expect(codes(6)).toEqual(["ok", "ok", "ok", rate, rate, rate]);
  limit.check("calm", "signal.raised");
});
