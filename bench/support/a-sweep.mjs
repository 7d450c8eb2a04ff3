import { aMarket, wholeRange } from "./a-market.mjs";
import { runPlainBacktest } from "./plain-backtest.mjs";

const SWEPT_BARS = 2_500;
export const sweepTerms = { initialCash: 100_000, feeBps: 1 };

const steps = (first, count, step) => Array.from({ length: count }, (_, index) => first + index * step);

/** Pairs of averages, 1,000 of them (smoke: 128), as the values of a grid. */
export const sweepGrid = (smoke) =>
  smoke
    ? { fast: steps(5, 16, 2), slow: steps(50, 8, 15) }
    : { fast: steps(5, 40, 1), slow: steps(50, 25, 5) };

export const pairsOf = ({ fast, slow }) =>
  fast.flatMap((fastBars) => slow.map((slowBars) => ({ fast: fastBars, slow: slowBars })));

/** Daily bars enough that `fraction` of them are what a search may see. */
export function aSweptMarket(fraction) {
  const series = aMarket(Math.ceil(SWEPT_BARS / fraction), "1d");
  return { series, range: wholeRange(series) };
}

/** The pairs in the plain loop, one after the other; answers its trades. */
export function runPlainSweep({ open, close }, pairs) {
  const swept = { open: open.subarray(0, SWEPT_BARS), close: close.subarray(0, SWEPT_BARS) };
  return pairs.reduce((sum, pair) => sum + runPlainBacktest(swept, { ...pair, ...sweepTerms }).trades, 0);
}
