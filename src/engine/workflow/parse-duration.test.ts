import { describe, expect, it } from "vitest";
import { parseDuration } from "./parse-duration.ts";
import { delayMs } from "./retry.ts";

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
