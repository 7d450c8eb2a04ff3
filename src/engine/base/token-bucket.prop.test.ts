import fc from "fast-check";
import { expect, it } from "vitest";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { createTokenBucket } from "./token-bucket.ts";

const rate = fc.integer({ min: 1, max: 50 });
const waits = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 });

it("lets through a second's worth at once and the rate after that, and no more in any span of time", () => {
  fc.assert(
    fc.property(rate, waits, (ratePerSecond, waitsMs) => {
      const clock = createFakeClock();
      const bucket = createTokenBucket(ratePerSecond, clock);
      const takenAtMs: number[] = [];
      for (const waitMs of waitsMs) {
        clock.advance(waitMs);
        if (bucket.take()) takenAtMs.push(clock.monotonicMs());
      }
      for (const [index, firstMs] of takenAtMs.entries()) {
        for (const [later, lastMs] of takenAtMs.entries()) {
          if (later < index) continue;
          const most = ratePerSecond + ((lastMs - firstMs) / 1_000) * ratePerSecond;
          expect(later - index + 1).toBeLessThanOrEqual(most + 1e-6);
        }
      }
    }),
  );
});

it("never refuses who stays below the rate", () => {
  fc.assert(
    fc.property(rate, (ratePerSecond) => {
      const clock = createFakeClock();
      const bucket = createTokenBucket(ratePerSecond, clock);
      for (let taken = 0; taken < 200; taken += 1) {
        expect(bucket.take()).toBe(true);
        clock.advance(1_001 / ratePerSecond);
      }
    }),
  );
});
