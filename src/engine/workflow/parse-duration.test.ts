import { describe, expect, it } from "vitest";
import { parseDuration } from "./parse-duration.ts";
import { delayMs, jitteredDelayMs } from "./retry.ts";

describe("parseDuration", () => {
  it.each([
    ["250ms", 250],
    ["5s", 5_000],
    ["1.5s", 1_500],
    ["2m", 120_000],
    [" 1h ", 3_600_000],
    ["0s", undefined],
    ["-1s", undefined],
    ["5", undefined],
    ["5 days", undefined],
    [5, undefined],
    [undefined, undefined],
  ])("reads %j as %j ms", (text, durationMs) => {
    expect(parseDuration(text)).toBe(durationMs);
  });
});

describe("delayMs", () => {
  it("grows by the factor up to the maximum", () => {
    const policy = { attempts: 5, initialMs: 100, factor: 3, maxMs: 1_000 };
    expect([1, 2, 3, 4].map((attempt) => delayMs(policy, attempt))).toEqual([100, 300, 900, 1_000]);
  });
});

describe("jitteredDelayMs", () => {
  const policy = { attempts: 5, initialMs: 100, factor: 1, maxMs: 1_000, jitter: 0.5 };
  const waits = (seed: number): readonly number[] =>
    [1, 2, 3, 4].map((attempt) => jitteredDelayMs(policy, attempt, seed));

  it("is the same for the same seed and differs from attempt to attempt and from seed to seed", () => {
    expect(waits(7)).toEqual(waits(7));
    expect(new Set([...waits(7), ...waits(8)]).size).toBe(8);
  });

  it("takes away at most the part that it says", () => {
    for (const waitMs of waits(7)) {
      expect(waitMs).toBeGreaterThan(50);
      expect(waitMs).toBeLessThanOrEqual(100);
    }
    expect(jitteredDelayMs({ ...policy, jitter: 0 }, 1, 7)).toBe(100);
  });
});
