import { ATR, BollingerBands, EMA, MACD, RSI, SMA } from "technicalindicators";
import { aMarket } from "../support/a-market.mjs";
import { computeIndicators } from "../support/indicators-of-series.mjs";

/** A tenth of a million: the peer takes seconds for a million. */
const POINTS = 100_000;
/** The peer rounds RSI to two decimals. */
const ALLOWED = 0.01;

const computePeer = ({ high, low, close }) => [
  SMA.calculate({ period: 20, values: close }),
  EMA.calculate({ period: 20, values: close }),
  RSI.calculate({ period: 14, values: close }),
  MACD.calculate({
    fastPeriod: 12,
    slowPeriod: 26,
    signalPeriod: 9,
    SimpleMAOscillator: false,
    SimpleMASignal: false,
    values: close,
  }).map(({ histogram }) => histogram),
  ATR.calculate({ period: 14, high, low, close }),
  BollingerBands.calculate({ period: 20, stdDev: 2, values: close }).map(({ upper }) => upper),
];

/** The ends, where seeds have long faded; a peer that computes something else would be no peer. */
function requireSameEnds(ours, peer) {
  for (const [place, column] of ours.entries()) {
    for (let back = 1; back <= 1_000; back += 1) {
      const [left, right] = [column.at(-back), peer[place].at(-back)];
      if (!(Math.abs(left - right) <= ALLOWED)) {
        throw new Error(`column ${place} differs ${back} from the end: ${left} and ${right}`);
      }
    }
  }
}

/** SMA, EMA, RSI, MACD, ATR and Bollinger bands over 100,000 points, all six together. */
export default {
  name: "indicators.technicalindicators_ms",
  unit: "ms",
  async run({ measureAgainst }) {
    const series = aMarket(POINTS, "1m");
    const lists = {
      high: Array.from(series.high),
      low: Array.from(series.low),
      close: Array.from(series.close),
    };
    requireSameEnds(computeIndicators(series), computePeer(lists));
    return measureAgainst(
      () => computeIndicators(series),
      "technicalindicators",
      () => computePeer(lists),
    );
  },
};
