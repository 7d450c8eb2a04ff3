import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aTrading, trade } from "./testing/random-trading.ts";

const CASES = 20_000;

describe("the simulated venue, with orders of every kind", () => {
  it(`holds its books and rules in ${CASES} random tradings`, { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(aTrading, (trading) => {
        expect(trade(trading).problems).toEqual([]);
      }),
      { numRuns: CASES, seed: 11 },
    );
  });
});
