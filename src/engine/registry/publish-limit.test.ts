import { expect, it } from "vitest";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
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
