import { aMarket } from "../support/a-market.mjs";
import { computeIndicators } from "../support/indicators-of-series.mjs";
import {
  plainAtr,
  plainBollinger,
  plainEma,
  plainMacd,
  plainRsi,
  plainSma,
} from "../support/plain-indicators.mjs";

const POINTS = 1_000_000;

const computePlain = (series) => [
  plainSma(series.close, 20),
  plainEma(series.close, 20),
  plainRsi(series.close, 14),
  plainMacd(series.close, 12, 26, 9).histogram,
  plainAtr(series, 14),
  plainBollinger(series.close, 20, 2).upper,
];

/** A peer that computes something else would be no peer. */
function requireSameColumns(ours, plain) {
  for (const [place, column] of ours.entries()) {
    for (let index = 0; index < column.length; index += 1) {
      const [left, right] = [column[index], plain[place][index]];
      const isSame = Number.isNaN(left) ? Number.isNaN(right) : Math.abs(left - right) < 1e-5;
      if (!isSame) throw new Error(`column ${place} differs at ${index}: ${left} and ${right}`);
    }
  }
}

/** SMA, EMA, RSI, MACD, ATR and Bollinger bands over 1,000,000 points, all six together. */
export default {
  name: "indicators.one_million_points_ms",
  unit: "ms",
  async run({ measureAgainst }) {
    const series = aMarket(POINTS, "1m");
    requireSameColumns(computeIndicators(series), computePlain(series));
    return measureAgainst(
      () => computeIndicators(series),
      "plain typed loops",
      () => computePlain(series),
    );
  },
};
