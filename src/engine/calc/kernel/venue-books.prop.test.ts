import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aTrading, trade } from "./testing/random-trading.ts";

describe("the simulated venue, with orders of every kind", () => {
  it("keeps exact books, fills inside the bar and after the order, and leaves no exit without its position", () => {
    let fills = 0;
    fc.assert(
      fc.property(aTrading, (trading) => {
        const result = trade(trading);
        fills += result.fills;
        expect(result.problems).toEqual([]);
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(fills).toBeGreaterThan(300);
  });
});
