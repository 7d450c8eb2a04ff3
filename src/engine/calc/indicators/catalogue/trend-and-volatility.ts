import { createAdx } from "../adx.ts";
import { createAroon } from "../aroon.ts";
import { atr, createAtr } from "../atr.ts";
import { createChoppiness } from "../choppiness.ts";
import { ofClose, ofHighLow, ofHighLowClose } from "../next-of-bar.ts";
import { bars, defineIndicator } from "../indicator.ts";
import { createLinearRegression } from "../linear-regression.ts";
import { createRealizedVolatility } from "../realized-volatility.ts";
import { createStandardDeviation, standardDeviation } from "../standard-deviation.ts";
import { createTrueRange } from "../true-range.ts";
import { createVortex } from "../vortex.ts";
import { createZScore } from "../z-score.ts";

const TREND = { group: "trend", pane: "own" } as const;
const VOLATILITY = { group: "volatility", pane: "own", lines: ["value"] } as const;

/** Whether price has a direction. */
export const TREND_INDICATORS = {
  adx: defineIndicator({
    ...TREND,
    title: "Directional movement",
    description: "Wilder's index of how much direction there is, and of which side has it.",
    unit: "0 to 100",
    parameters: [bars(14, "period", { minimum: 2 })],
    lines: ["adx", "plus", "minus"],
    start: (period) => ofHighLowClose(createAdx(period)),
  }),
  aroon: defineIndicator({
    ...TREND,
    title: "Aroon",
    description: "How new the last high and the last low of the period are.",
    unit: "-100 to 100",
    parameters: [bars(25)],
    lines: ["up", "down", "oscillator"],
    start: (period) => ofHighLow(createAroon(period)),
  }),
  vortex: defineIndicator({
    ...TREND,
    title: "Vortex",
    description: "Upward and downward movement between neighbouring bars.",
    unit: "true ranges",
    parameters: [bars(14)],
    lines: ["plus", "minus"],
    start: (period) => ofHighLowClose(createVortex(period)),
  }),
  choppiness: defineIndicator({
    ...TREND,
    title: "Choppiness index",
    description: "High where price moved much and got nowhere.",
    unit: "0 to 100",
    parameters: [bars(14, "period", { minimum: 2 })],
    lines: ["value"],
    start: (period) => ofHighLowClose(createChoppiness(period)),
  }),
  linear_regression_slope: defineIndicator({
    ...TREND,
    title: "Linear regression slope",
    description: "Rise a bar of the straight line through the last closes.",
    unit: "price a bar",
    parameters: [bars(14, "period", { minimum: 2 })],
    lines: ["value"],
    start: (period) => {
      const stream = createLinearRegression(period);
      return ({ close }) => stream.next(close).slope;
    },
  }),
};

/** How much price moves. */
export const VOLATILITY_INDICATORS = {
  atr: defineIndicator({
    ...VOLATILITY,
    title: "Average true range",
    description: "Wilder's average of the bars' ranges with their gaps.",
    unit: "price",
    parameters: [bars(14)],
    start: (period) => ofHighLowClose(createAtr(period)),
    columns: (series, period) => ({ value: atr(series, period) }),
  }),
  natr: defineIndicator({
    ...VOLATILITY,
    title: "Normalised average true range",
    description: "Average true range as a fraction of the close (TA-Lib's NATR is this times 100).",
    unit: "fraction",
    parameters: [bars(14)],
    start: (period) => {
      const stream = createAtr(period);
      return ({ high, low, close }) => stream.next(high, low, close) / close;
    },
  }),
  true_range: defineIndicator({
    ...VOLATILITY,
    title: "True range",
    description: "The bar's range with the gap from the close before.",
    unit: "price",
    parameters: [],
    start: () => ofHighLowClose(createTrueRange()),
  }),
  standard_deviation: defineIndicator({
    ...VOLATILITY,
    title: "Standard deviation",
    description: "Population deviation of the last closes.",
    unit: "price",
    parameters: [bars(20)],
    start: (period) => ofClose(createStandardDeviation(period)),
    columns: ({ close }, period) => ({ value: standardDeviation(close, period) }),
  }),
  realized_volatility: defineIndicator({
    ...VOLATILITY,
    title: "Realised volatility",
    description: "Sample deviation of log returns, annualised by the timeframe and the calendar.",
    unit: "fraction a year",
    parameters: [bars(21, "period", { minimum: 2 })],
    start: (period) => {
      const stream = createRealizedVolatility(period);
      return ({ close, barsPerYear }) => stream.next(close) * Math.sqrt(barsPerYear);
    },
  }),
  z_score: defineIndicator({
    ...VOLATILITY,
    title: "Z-score",
    description: "Distance of the close from its mean in standard deviations.",
    unit: "standard deviations",
    parameters: [bars(20)],
    start: (period) => ofClose(createZScore(period)),
  }),
};
