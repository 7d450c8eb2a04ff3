import { describe, expect, it } from "vitest";
import { REGIMES } from "#shared/model/regime.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import { defaultPolicy } from "./default-policy.ts";
import type { OrderToSize } from "./order-to-size.ts";
import { sizeOrder } from "./size-order.ts";

/** A long of something at 100 in an account of 100,000, volatility 20 %, average range 2. */
function anOrderToSize(overrides: Partial<OrderToSize> = {}): OrderToSize {
  return {
    equity: 100_000,
    price: 100,
    direction: 1,
    strength: 1,
    volatility: 0.2,
    atr: 2,
    regime: undefined,
    patternBias: 0,
    grossExposureFraction: 0,
    ...overrides,
  };
}

const size = (policy: Partial<SizingPolicy>, order: Partial<OrderToSize> = {}) =>
  sizeOrder(defaultPolicy(policy), anOrderToSize(order));

describe("sizeOrder by method", () => {
  it("takes a fixed quantity as it is, whatever it costs", () => {
    expect(size({ method: "fixed_quantity", quantity: 5_000 })).toEqual({
      quantity: 5_000,
      factors: [],
      bindingLimit: undefined,
    });
  });

  it("takes a fraction of equity", () => {
    expect(size({ method: "fixed_fraction", fraction: 0.5 })).toEqual({
      quantity: 500,
      factors: [{ name: "fraction", value: 0.5 }],
      bindingLimit: undefined,
    });
  });

  it("loses the risk fraction when the stop distance is hit", () => {
    // 1 % of 100,000 is 1,000; two average ranges are 4 a unit.
    expect(size({ method: "fixed_risk", riskFraction: 0.01, stopAtrMultiple: 2 }).quantity).toBe(250);
  });

  it("aims at a volatility", () => {
    expect(size({ method: "volatility_target", targetVolatility: 0.1 }).quantity).toBe(500);
  });

  it("takes a share of the Kelly fraction", () => {
    expect(size({ method: "fractional_kelly", kellyShare: 0.25, kellyFraction: 2 }).quantity).toBe(500);
  });
});

describe("sizeOrder, intelligent", () => {
  const policy = {
    method: "intelligent",
    targetVolatility: 0.1,
    kellyShare: 0.25,
    kellyFraction: 1.6,
    confidence: 0.75,
  } as const;

  it("is the product of its factors, each shown", () => {
    const sized = size(policy, { regime: "bull_volatile", patternBias: -1, strength: 0.8 });
    expect(sized.factors.map(({ name, value }) => [name, Number(value.toFixed(9))])).toEqual([
      ["volatility", 0.5],
      ["kelly", 0.8],
      ["regime", 0.9],
      ["pattern", 0.5],
      ["confidence", 0.75],
      ["strength", 0.8],
    ]);
    // 0.5 * 0.8 * 0.9 * 0.5 * 0.75 * 0.8 = 0.108
    expect(sized.quantity).toBe(108);
  });

  it("leaves the volatility target alone when Kelly allows more", () => {
    expect(size({ ...policy, kellyFraction: 40, confidence: 1 }).quantity).toBe(500);
  });

  it("shows no Kelly factor when none was measured", () => {
    const sized = size({ ...policy, kellyFraction: Number.POSITIVE_INFINITY });
    expect(sized.factors.map(({ name }) => name)).toEqual([
      "volatility",
      "pattern",
      "confidence",
      "strength",
    ]);
  });

  it("grows with a pattern in the order's direction, for shorts too", () => {
    const withPattern = size({ ...policy, confidence: 1 }, { patternBias: -1, direction: -1 });
    expect(withPattern.quantity).toBe(440);
  });

  it("orders the regimes as the product promises", () => {
    const factors = REGIMES.map((regime) => defaultPolicy({}).regimeFactors[regime]);
    expect(factors).toEqual([1.2, 0.9, 0.6, 0.4, 1, 0.7, 0.2, 0.5]);
  });
});

describe("sizeOrder, zero means zero", () => {
  it.each([
    ["minimum_confidence", { method: "intelligent", confidence: 0.39 }, {}],
    ["minimum_confidence", { method: "fixed_fraction", confidence: 0 }, {}],
    ["non_positive_kelly", { method: "intelligent", kellyFraction: 0 }, {}],
    ["non_positive_kelly", { method: "fractional_kelly", kellyFraction: -3 }, {}],
    ["non_positive_kelly", { method: "fractional_kelly", kellyFraction: Number.NaN }, {}],
    ["zero_fraction", { method: "fixed_fraction", fraction: 0 }, {}],
    ["zero_risk", { method: "fixed_risk", riskFraction: 0 }, {}],
    ["zero_target_volatility", { method: "volatility_target", targetVolatility: 0 }, {}],
    ["zero_pattern", { method: "intelligent", patternFactors: { with: 1, against: 0 } }, { patternBias: -1 }],
    ["unknown_volatility", { method: "volatility_target" }, { volatility: Number.NaN }],
    ["unknown_volatility", { method: "intelligent" }, { volatility: 0 }],
    ["unknown_stop_distance", { method: "fixed_risk" }, { atr: Number.NaN }],
    ["no_equity", { method: "fixed_quantity" }, { equity: 0 }],
    ["no_equity", { method: "fixed_fraction" }, { equity: Number.NaN }],
  ] as const)("%s for %j", (bindingLimit, policy, order) => {
    expect(size(policy, order)).toMatchObject({ quantity: 0, bindingLimit });
  });

  it("is not lifted by a minimum or a lot", () => {
    const sized = size({
      method: "fractional_kelly",
      kellyFraction: 0,
      minimumNotional: 10_000,
      lotSize: 100,
    });
    expect(sized.quantity).toBe(0);
  });
});

describe("sizeOrder, caps", () => {
  it("cuts to the largest position and names it", () => {
    expect(size({ method: "fixed_fraction", fraction: 3 })).toMatchObject({
      quantity: 980,
      bindingLimit: "maximum_position_fraction",
    });
  });

  it("cuts to what other positions leave", () => {
    const sized = size({ method: "fixed_fraction", fraction: 0.5 }, { grossExposureFraction: 0.68 });
    expect(sized).toMatchObject({ quantity: 300, bindingLimit: "maximum_gross_fraction" });
  });

  it("gives nothing when other positions leave nothing", () => {
    const sized = size({ method: "fixed_fraction", fraction: 0.5 }, { grossExposureFraction: 1.2 });
    expect(sized).toMatchObject({ quantity: 0, bindingLimit: "maximum_gross_fraction" });
  });

  it("rounds down to whole lots", () => {
    expect(size({ method: "fixed_fraction", fraction: 0.5, lotSize: 300 }).quantity).toBe(300);
    expect(size({ method: "fixed_fraction", fraction: 0.5, lotSize: 0.1 }, { price: 333 }).quantity).toBe(
      150.1,
    );
    expect(size({ method: "fixed_quantity", quantity: 0.3, lotSize: 0.1 }).quantity).toBe(0.3);
  });

  it("gives nothing below one lot or below the smallest order", () => {
    expect(size({ fraction: 0.5, lotSize: 1_000 })).toMatchObject({ quantity: 0, bindingLimit: "lot_size" });
    expect(size({ fraction: 0.01, minimumNotional: 1_001 })).toMatchObject({
      quantity: 0,
      bindingLimit: "minimum_notional",
    });
  });
});
