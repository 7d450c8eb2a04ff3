import { describe, expect, it } from "vitest";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { REGIMES } from "#shared/model/regime.ts";
import { atr } from "../indicators/atr.ts";
import { realizedVolatility } from "../indicators/realized-volatility.ts";
import { measureFacts } from "./measure-facts.ts";

const spx = loadSpx();
const nothing = { regimes: [], patterns: [], sizing: { method: "intelligent" } } as const;

describe("measureFacts", () => {
  it("measures what the whole series' indicators say", () => {
    const facts = measureFacts(spx, 1_000, nothing);
    const volatility = realizedVolatility(spx.close, 20)[1_000]! * Math.sqrt(252);
    expect(facts.volatility / volatility).toBeCloseTo(1, 9);
    const { atr: range } = measureFacts(spx, 1_000, {
      ...nothing,
      sizing: { method: "fixed_risk" } as const,
    });
    expect(range / atr(spx, 14)[1_000]!).toBeCloseTo(1, 3);
  });

  it("gives a window of bars the same numbers as the whole series, bit for bit", () => {
    const cut = (column: Float64Array): Float64Array => column.slice(800, 1_001);
    const { tsOpenMs, open, high, low, close, volume } = spx;
    const window = {
      ...spx,
      tsOpenMs: cut(tsOpenMs),
      open: cut(open),
      high: cut(high),
      low: cut(low),
      close: cut(close),
      volume: cut(volume),
    };
    for (const method of ["intelligent", "fixed_risk"] as const) {
      const context = { ...nothing, sizing: { method } };
      expect(measureFacts(window, 200, context)).toEqual(measureFacts(spx, 1_000, context));
    }
  });

  it("has no numbers while there are too few bars", () => {
    expect(measureFacts(spx, 19, nothing).volatility).toBeNaN();
    expect(measureFacts(spx, 13, { ...nothing, sizing: { method: "fixed_risk" } as const }).atr).toBeNaN();
  });

  it("does not measure what the method has no use for", () => {
    expect(
      measureFacts(spx, 1_000, { ...nothing, sizing: { method: "fixed_fraction" } as const }),
    ).toMatchObject({
      volatility: Number.NaN,
      atr: Number.NaN,
    });
  });

  it("reads regime and pattern at the bar's time", () => {
    const tsOpenMs = spx.tsOpenMs.slice(0, 3);
    const regime = Uint8Array.of(0, REGIMES.indexOf("crisis"), 250);
    const regimes = [{ symbol: "SPX", tsOpenMs, regime, confidence: new Float64Array(3) }];
    const bias = Int8Array.of(0, -1, 1);
    const patterns = [{ symbol: "SPX", tsOpenMs, pivots: [], patterns: [], hitRates: [], bias }];
    const at = (index: number) => {
      const { regime, patternBias } = measureFacts(spx, index, { ...nothing, regimes, patterns });
      return [regime, patternBias];
    };
    expect([at(0), at(1), at(2), at(3)]).toEqual([
      ["bull_quiet", 0],
      ["crisis", -1],
      ["unknown", 1],
      ["unknown", 0],
    ]);
  });

  it("tells regimes that do not cover the symbol from no regimes at all", () => {
    const other = {
      symbol: "X",
      tsOpenMs: new Float64Array(0),
      regime: new Uint8Array(0),
      confidence: new Float64Array(0),
    };
    expect(measureFacts(spx, 50, { ...nothing, regimes: [other] }).regime).toBe("unknown");
    expect(measureFacts(spx, 50, nothing).regime).toBeUndefined();
  });
});
