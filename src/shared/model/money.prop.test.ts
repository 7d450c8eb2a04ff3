import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moneyFromNumber, moneyFromText, moneyToNumber, moneyToText } from "./money.ts";

const SCALE = 100_000_000n;

describe("money", () => {
  it("gives back every amount through its text", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (money) => {
        expect(moneyFromText(moneyToText(money))).toBe(money);
      }),
    );
  });

  it("gives back every number of at most eight decimals", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), (units) => {
        const value = units / 1e8;
        expect(moneyToNumber(moneyFromNumber(value))).toBe(units === 0 ? 0 : value);
      }),
    );
  });

  it("is what the shortest text of a number says, ties and large amounts included", () => {
    const nearTie = fc
      .tuple(fc.integer({ min: -(2 ** 49), max: 2 ** 49 }), fc.constantFrom(0.5, 0.49, 0.479, 0.481, 0.51))
      .map(([units, rest]) => (units + rest) / 1e8);
    const any = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.float({ noNaN: true, noDefaultInfinity: true }),
      nearTie,
    );
    fc.assert(
      fc.property(any, (value) => {
        expect(moneyFromNumber(value)).toBe(moneyFromText(String(value)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is within half a unit of any number", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        // Compared without the whole part, which would hide the eighth decimal.
        const exact = BigInt(Math.trunc(value)) * SCALE;
        const error = Math.abs(Number(moneyFromNumber(value) - exact) / 1e8 - (value - Math.trunc(value)));
        expect(error).toBeLessThan(1e-8);
      }),
    );
  });
});
