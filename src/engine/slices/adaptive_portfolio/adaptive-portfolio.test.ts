import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_THRESHOLDS, TIERS } from "./manifest.ts";
import { tier } from "./tier.ts";
import { validateConfig } from "./validate-config.ts";

const tierOf = (equity: number, previousTier?: (typeof TIERS)[number]) =>
  tier({ equity, ...(previousTier === undefined ? {} : { previousTier }), thresholds: DEFAULT_THRESHOLDS });

describe("tier", () => {
  it("answers by the edges 500, 2,500, 10,000 and 25,000", () => {
    const equities = [300, 499.99, 500, 2_499.99, 2_500, 9_999, 10_000, 24_999, 25_000, 1e9];
    expect(equities.map((equity) => tierOf(equity).tier)).toEqual([
      "below_minimum",
      "below_minimum",
      "micro",
      "micro",
      "small",
      "small",
      "medium",
      "medium",
      "large",
      "large",
    ]);
  });

  it("lets an account below the minimum open nothing", () => {
    expect(tierOf(300).limits.maximumPositions).toBe(0);
  });

  it("keeps the tier within 5 % of its edge and leaves it beyond", () => {
    expect(tierOf(10_400, "small")).toMatchObject({ tier: "small", isHeldByHysteresis: true });
    expect(tierOf(10_501, "small")).toMatchObject({ tier: "medium", isHeldByHysteresis: false });
    expect(tierOf(9_600, "medium")).toMatchObject({ tier: "medium", isHeldByHysteresis: true });
    expect(tierOf(9_499, "medium")).toMatchObject({ tier: "small", isHeldByHysteresis: false });
  });

  it("never softens the floor of the lowest tier", () => {
    expect(tierOf(499, "micro").tier).toBe("below_minimum");
  });

  it("never falls when equity rises without a previous tier", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (a, b) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map((equity) =>
            TIERS.indexOf(tierOf(equity).tier),
          );
          return (low ?? 0) <= (high ?? 0);
        },
      ),
    );
  });

  it("refuses thresholds that do not rise", () => {
    expect(() => tier({ equity: 1_000, thresholds: { ...DEFAULT_THRESHOLDS, small: 400 } })).toThrow(
      /small must be above 500, was 400/,
    );
  });
});

describe("validateConfig", () => {
  it("names every problem", () => {
    const { problems } = validateConfig({
      thresholds: { micro: -1, small: 2_500, medium: 2_000, large: 25_000, hysteresisFraction: 0.5 },
    });
    expect(problems).toEqual([
      "micro must be above 0, was -1",
      "medium must be above 2500, was 2000",
      "hysteresisFraction must be 0 to 0.2, was 0.5",
    ]);
  });
});
