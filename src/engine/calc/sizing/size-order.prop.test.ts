import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REGIMES } from "#shared/model/regime.ts";
import { SIZING_METHODS } from "#shared/model/sizing-policy.ts";
import { defaultPolicy } from "./default-policy.ts";
import { sizeOrder } from "./size-order.ts";

const any = fc.double({ min: -10, max: 10 });
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

describe("sizeOrder", () => {
  it("never throws, never passes a cap and always answers whole lots", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SIZING_METHODS.filter((method) => method !== "fixed_quantity")),
        fc.record({
          fraction: any,
          riskFraction: any,
          targetVolatility: any,
          kellyFraction: any,
          confidence: fraction,
        }),
        fc.record({
          volatility: any,
          atr: any,
          strength: fraction,
          regime: fc.option(fc.constantFrom(...REGIMES), { nil: undefined }),
          patternBias: fc.constantFrom(-1 as const, 0 as const, 1 as const),
          grossExposureFraction: fraction,
        }),
        fc.integer({ min: 1, max: 100_000 }),
        (method, figures, order, cents) => {
          const [policy, price] = [defaultPolicy({ method, ...figures }), cents / 100];
          const { quantity } = sizeOrder(policy, { equity: 100_000, price, direction: 1, ...order });
          const room = Math.max(0, policy.maximumGrossFraction - order.grossExposureFraction);
          expect(quantity).toBeGreaterThanOrEqual(0);
          expect(Number.isInteger(quantity)).toBe(true);
          expect(quantity * price).toBeLessThanOrEqual(
            Math.min(room, policy.maximumPositionFraction) * 100_000 * (1 + 1e-6),
          );
          expect(quantity === 0 || figures.confidence >= policy.minimumConfidence).toBe(true);
        },
      ),
    );
  });
});
