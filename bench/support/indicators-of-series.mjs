import { atr } from "#engine/calc/indicators/atr.ts";
import { bollinger } from "#engine/calc/indicators/bollinger.ts";
import { ema } from "#engine/calc/indicators/ema.ts";
import { macd } from "#engine/calc/indicators/macd.ts";
import { rsi } from "#engine/calc/indicators/rsi.ts";
import { sma } from "#engine/calc/indicators/sma.ts";

/** The six that both benchmarks of indicators compute, one column of each. */
export const computeIndicators = (series) => [
  sma(series.close, 20),
  ema(series.close, 20),
  rsi(series.close, 14),
  macd(series.close, { fast: 12, slow: 26, signal: 9 }).histogram,
  atr(series, 14),
  bollinger(series.close, { period: 20, deviations: 2 }).upper,
];
