import { describe, expect, it } from "vitest";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { computeIndicator } from "./compute-indicator.ts";
import { INDICATORS, type IndicatorId } from "./indicator-catalogue.ts";
import { readTalibSpx } from "./testing/talib-spx.ts";

const series = loadSpx();

/** Where our series is to be found, and how it goes with TA-Lib's. */
interface Relation {
  readonly id: IndicatorId;
  readonly parameters: readonly number[];
  readonly line?: string;
  /** Ours times this is TA-Lib's. */
  readonly factor?: number;
  /** Bars that ours begins before TA-Lib's, which waits until all lines of a function are ready. */
  readonly earlierBars?: number;
}

/** Our units are fractions where TA-Lib has percents. */
const PERCENT = 100;

/** Every column of the oracle; those without `factor` have the same definition, unit and first bar. */
const RELATIONS: Readonly<Record<string, Relation>> = {
  "SMA(20)": { id: "sma", parameters: [20] },
  "EMA(20)": { id: "ema", parameters: [20] },
  "WMA(20)": { id: "wma", parameters: [20] },
  "DEMA(20)": { id: "dema", parameters: [20] },
  "TEMA(20)": { id: "tema", parameters: [20] },
  "TRIMA(20)": { id: "trima", parameters: [20] },
  "KAMA(10)": { id: "kama", parameters: [10] },
  "RSI(14)": { id: "rsi", parameters: [14] },
  "MACD(12 26 9).line": { id: "macd", parameters: [12, 26, 9], line: "line", earlierBars: 8 },
  "MACD(12 26 9).signal": { id: "macd", parameters: [12, 26, 9], line: "signal" },
  "MACD(12 26 9).histogram": { id: "macd", parameters: [12, 26, 9], line: "histogram" },
  "BBANDS(20 2).upper": { id: "bollinger", parameters: [20, 2], line: "upper" },
  "BBANDS(20 2).middle": { id: "bollinger", parameters: [20, 2], line: "middle" },
  "BBANDS(20 2).lower": { id: "bollinger", parameters: [20, 2], line: "lower" },
  "ATR(14)": { id: "atr", parameters: [14] },
  "NATR(14)": { id: "natr", parameters: [14], factor: PERCENT },
  TRANGE: { id: "true_range", parameters: [] },
  "ADX(14)": { id: "adx", parameters: [14], line: "adx" },
  "PLUS_DI(14)": { id: "adx", parameters: [14], line: "plus" },
  "MINUS_DI(14)": { id: "adx", parameters: [14], line: "minus" },
  "STOCH(14 3 3).k": { id: "stochastic", parameters: [14, 3, 3], line: "k", earlierBars: 2 },
  "STOCH(14 3 3).d": { id: "stochastic", parameters: [14, 3, 3], line: "d" },
  "STOCHRSI(14 5 3).k": { id: "stochastic_rsi", parameters: [14, 5, 3], line: "k", earlierBars: 2 },
  "STOCHRSI(14 5 3).d": { id: "stochastic_rsi", parameters: [14, 5, 3], line: "d" },
  "CCI(20)": { id: "cci", parameters: [20] },
  "WILLR(14)": { id: "williams_r", parameters: [14] },
  "MFI(14)": { id: "money_flow_index", parameters: [14] },
  OBV: { id: "obv", parameters: [] },
  AD: { id: "accumulation_distribution", parameters: [] },
  "ADOSC(3 10)": { id: "chaikin_oscillator", parameters: [3, 10] },
  "ROC(10)": { id: "rate_of_change", parameters: [10], factor: PERCENT },
  "MOM(10)": { id: "momentum", parameters: [10] },
  "TRIX(15)": { id: "trix", parameters: [15], factor: PERCENT },
  "ULTOSC(7 14 28)": { id: "ultimate_oscillator", parameters: [7, 14, 28] },
  "CMO(14)": { id: "cmo", parameters: [14] },
  "PPO(12 26 EMA)": { id: "ppo", parameters: [12, 26, 9], line: "line", factor: PERCENT },
  "SAR(0.02 0.2)": { id: "parabolic_sar", parameters: [0.02, 0.2] },
  "AROON(25).down": { id: "aroon", parameters: [25], line: "down" },
  "AROON(25).up": { id: "aroon", parameters: [25], line: "up" },
  "AROONOSC(25)": { id: "aroon", parameters: [25], line: "oscillator" },
  "STDDEV(20)": { id: "standard_deviation", parameters: [20] },
  "LINEARREG(14)": { id: "linear_regression", parameters: [14] },
  "LINEARREG_SLOPE(14)": { id: "linear_regression_slope", parameters: [14] },
  "MIDPOINT(14)": { id: "midpoint", parameters: [14] },
};

/** The column's mean size: what an error near a crossing of zero is measured against. */
function sizeOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
}

const columns = readTalibSpx();

describe("indicators on the S&P 500", () => {
  it("are held against every column of the oracle", () => {
    expect(columns.map(({ name }) => name)).toEqual(Object.keys(RELATIONS));
    expect(Math.min(...columns.map(({ values }) => values.length))).toBeGreaterThan(100);
  });

  it.each(columns)(
    "give $name as TA-Lib does, to 1e-9 and from the stated bar on",
    ({ name, rows, values }) => {
      const { id, parameters, line = "value", factor = 1, earlierBars = 0 } = RELATIONS[name]!;
      const ours = computeIndicator(INDICATORS[id], series, parameters)[line]!;
      const floor = sizeOf(values);
      const distances = values.map(
        (value, place) => Math.abs(ours[rows[place]!]! * factor - value) / Math.max(Math.abs(value), floor),
      );
      expect(Math.max(...distances)).toBeLessThan(1e-9);
      expect(ours.findIndex((value) => !Number.isNaN(value))).toBe(rows[0]! - earlierBars);
    },
  );
});
