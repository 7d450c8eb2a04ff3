import fc from "fast-check";
import { expect, it } from "vitest";
import { createLatencyHistogram } from "./latency-histogram.ts";

const duration = fc.oneof(
  fc.double({ min: 0, max: 0.1, noNaN: true }),
  fc.double({ min: 0, max: 4_000_000, noNaN: true }),
);

it("tells a quantile at most a sixteenth, or a microsecond, above the exact one and never below it", () => {
  fc.assert(
    fc.property(
      fc.array(duration, { minLength: 1, maxLength: 300 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (durationsMs, quantile) => {
        const histogram = createLatencyHistogram();
        for (const durationMs of durationsMs) histogram.record(durationMs);
        const sorted = durationsMs.toSorted((a, b) => a - b);
        const exactMs = sorted[Math.max(1, Math.ceil(quantile * sorted.length)) - 1]!;
        const toldMs = histogram.quantileMs(quantile);
        expect(toldMs).toBeGreaterThanOrEqual(exactMs);
        expect(toldMs).toBeLessThanOrEqual(exactMs * (1 + 1 / 16) + 0.001 + 1e-9);
      },
    ),
  );
});

it("sums up what it counted", () => {
  const histogram = createLatencyHistogram();
  expect([histogram.summary(), histogram.quantileMs(0.5)]).toEqual([undefined, Number.NaN]);
  for (const durationMs of [-1, 2, 7_200_000]) histogram.record(durationMs);
  const { p50Ms, buckets, ...rest } = histogram.summary()!;
  expect(p50Ms).toBeCloseTo(2, 0);
  // Past the last bucket only the maximum is exact.
  expect(rest).toEqual({ count: 3, p99Ms: 4_294_967.296, maxMs: 7_200_000 });
  expect(buckets.map(({ upToMs, count }) => [upToMs, count]).filter(([, count]) => count !== 0)).toEqual([
    [0.1, 1],
    [3, 1],
    [undefined, 1],
  ]);
});

it("tells in its buckets everything that it counted, each at most a sixteenth too far", () => {
  fc.assert(
    fc.property(fc.array(duration, { minLength: 1, maxLength: 300 }), (durationsMs) => {
      const histogram = createLatencyHistogram();
      for (const durationMs of durationsMs) histogram.record(durationMs);
      let told = 0;
      for (const { upToMs = Infinity, count } of histogram.summary()!.buckets) {
        told += count;
        expect(told).toBeLessThanOrEqual(durationsMs.filter((durationMs) => durationMs <= upToMs).length);
        const surely = durationsMs.filter((durationMs) => durationMs * (17 / 16) + 0.001 < upToMs);
        expect(told).toBeGreaterThanOrEqual(surely.length);
      }
      expect(told).toBe(durationsMs.length);
    }),
  );
});
