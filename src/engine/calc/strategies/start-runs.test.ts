import { describe, expect, it } from "vitest";
import { errorOf } from "#engine/testing/error-of.ts";
import { checkMarket, fitsMarket } from "./start-runs.ts";
import { findStrategy } from "./strategy-catalogue.ts";

const pairs = findStrategy("pairs");
const TWO = ["AAA", "BBB"];

describe("checkMarket", () => {
  it.each([
    [["AAA"], true, "strategy.needs-symbols", "symbols"],
    [[...TWO, "CCC"], true, "strategy.needs-symbols", "symbols"],
    [TWO, false, "strategy.needs-short-sales", "allowShort"],
  ])("refuses pairs over %j with short sales %s", (symbols, allowShort, code, field) => {
    expect(errorOf(() => checkMarket(pairs, { symbols, allowShort }))).toMatchObject({ code, field });
    expect(fitsMarket(pairs, { symbols, allowShort })).toBe(false);
  });

  it("lets pairs trade two symbols of which one can be sold short", () => {
    expect(() => checkMarket(pairs, { symbols: TWO, allowShort: true })).not.toThrow();
    expect(fitsMarket(pairs, { symbols: TWO, allowShort: true })).toBe(true);
  });

  it("lets a strategy that trades each symbol by itself trade any number of them", () => {
    const momentum = findStrategy("momentum");
    expect(() => checkMarket(momentum, { symbols: ["AAA"], allowShort: false })).not.toThrow();
    expect(fitsMarket(momentum, { symbols: [...TWO, "CCC"], allowShort: false })).toBe(true);
  });
});
