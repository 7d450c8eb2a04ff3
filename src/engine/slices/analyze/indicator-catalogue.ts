import { annualiseVolatility } from "#engine/calc/calendar/annualise-volatility.ts";
import { atr } from "#engine/calc/indicators/atr.ts";
import { bollinger } from "#engine/calc/indicators/bollinger.ts";
import { donchian } from "#engine/calc/indicators/donchian.ts";
import { ema } from "#engine/calc/indicators/ema.ts";
import { macd } from "#engine/calc/indicators/macd.ts";
import { rateOfChange } from "#engine/calc/indicators/rate-of-change.ts";
import { realizedVolatility } from "#engine/calc/indicators/realized-volatility.ts";
import { rsi } from "#engine/calc/indicators/rsi.ts";
import { sma } from "#engine/calc/indicators/sma.ts";
import { standardDeviation } from "#engine/calc/indicators/standard-deviation.ts";
import type { BarSeries } from "#shared/model/bar.ts";

/** A number in the brackets of an indicator's name. */
export interface IndicatorParameter {
  readonly name: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly isWhole: boolean;
}

export interface IndicatorEntry {
  readonly pane: "price" | "own";
  readonly unit: string;
  readonly parameters: readonly IndicatorParameter[];
  /** Lines by name; a single one is called `value`. Parameters come in the order above. */
  readonly compute: (
    series: BarSeries,
    parameters: readonly number[],
  ) => Readonly<Record<string, Float64Array>>;
}

function period(byDefault: number, name = "period", minimum = 1): IndicatorParameter {
  return { name, default: byDefault, minimum, maximum: 5_000, isWhole: true };
}

/** An indicator of closes with one period and one line. */
function ofCloses(
  compute: (closes: Float64Array, period: number) => Float64Array,
  byDefault: number,
  pane: IndicatorEntry["pane"],
  unit: string,
): IndicatorEntry {
  return {
    pane,
    unit,
    parameters: [period(byDefault)],
    compute: ({ close }, [bars = byDefault]) => ({ value: compute(close, bars) }),
  };
}

/** Every indicator that can be asked for by name. */
export const INDICATORS: Readonly<Record<string, IndicatorEntry>> = {
  sma: ofCloses(sma, 20, "price", "price"),
  ema: ofCloses(ema, 20, "price", "price"),
  rsi: ofCloses(rsi, 14, "own", "0 to 100"),
  standard_deviation: ofCloses(standardDeviation, 20, "own", "price"),
  rate_of_change: ofCloses(rateOfChange, 20, "own", "fraction"),
  realized_volatility: {
    pane: "own",
    unit: "fraction a year",
    parameters: [period(21, "period", 2)],
    compute: (series, [bars = 21]) => ({
      value: annualiseVolatility(realizedVolatility(series.close, bars), series),
    }),
  },
  atr: {
    pane: "own",
    unit: "price",
    parameters: [period(14)],
    compute: (series, [bars = 14]) => ({ value: atr(series, bars) }),
  },
  macd: {
    pane: "own",
    unit: "price",
    parameters: [period(12, "fast"), period(26, "slow", 2), period(9, "signal")],
    compute: ({ close }, [fast = 12, slow = 26, signal = 9]) => ({ ...macd(close, { fast, slow, signal }) }),
  },
  bollinger: {
    pane: "price",
    unit: "price",
    parameters: [period(20), { name: "deviations", default: 2, minimum: 0.1, maximum: 10, isWhole: false }],
    compute: ({ close }, [bars = 20, deviations = 2]) => ({
      ...bollinger(close, { period: bars, deviations }),
    }),
  },
  donchian: {
    pane: "price",
    unit: "price",
    parameters: [period(20)],
    compute: (series, [bars = 20]) => ({ ...donchian(series, bars) }),
  },
};
