import { bollinger, createBollinger } from "../bollinger.ts";
import { createDonchian, donchian } from "../donchian.ts";
import { createHeikinAshi } from "../heikin-ashi.ts";
import { createIchimoku } from "../ichimoku.ts";
import { ofBar, ofClose, ofHighLow, ofHighLowClose } from "../next-of-bar.ts";
import { bars, defineIndicator, factor } from "../indicator.ts";
import { createKeltner } from "../keltner.ts";
import { createParabolicSar } from "../parabolic-sar.ts";
import { createPivotPoints } from "../pivot-points.ts";
import { createStandardErrorBands } from "../standard-error-bands.ts";
import { createSupertrend } from "../supertrend.ts";

const OF_PRICES = { group: "channel", pane: "price", unit: "price" } as const;
const BAND = ["middle", "upper", "lower"] as const;

const width = (byDefault: number, name: string, unit: string) =>
  factor(byDefault, name, { title: "Width", unit, minimum: 0.1, maximum: 20 });

/** Bands, stops and levels around the prices. */
export const CHANNELS = {
  bollinger: defineIndicator({
    ...OF_PRICES,
    title: "Bollinger bands",
    description: "The simple average with bands at multiples of the standard deviation.",
    parameters: [bars(20), width(2, "deviations", "standard deviations")],
    lines: BAND,
    start: (period, deviations) => ofClose(createBollinger({ period, deviations })),
    columns: ({ close }, period, deviations) => bollinger(close, { period, deviations }),
  }),
  keltner: defineIndicator({
    ...OF_PRICES,
    title: "Keltner channel",
    description: "The exponential average with bands at multiples of the average true range.",
    parameters: [
      bars(20),
      bars(10, "atrPeriod", { title: "Period of the range" }),
      width(2, "multiplier", "average true ranges"),
    ],
    lines: BAND,
    start: (period, atrPeriod, multiplier) =>
      ofHighLowClose(createKeltner({ period, atrPeriod, multiplier })),
  }),
  standard_error_bands: defineIndicator({
    ...OF_PRICES,
    title: "Standard error bands",
    description: "The regression line with bands that are narrow where price follows it closely.",
    parameters: [bars(21, "period", { minimum: 3 }), width(2, "errors", "standard errors")],
    lines: BAND,
    start: (period, errors) => ofClose(createStandardErrorBands({ period, errors })),
  }),
  donchian: defineIndicator({
    ...OF_PRICES,
    title: "Donchian channel",
    description: "The highest high and the lowest low of the last bars.",
    parameters: [bars(20)],
    lines: ["upper", "lower"],
    start: (period) => ofHighLow(createDonchian(period)),
    columns: (series, period) => donchian(series, period),
  }),
  ichimoku: defineIndicator({
    ...OF_PRICES,
    title: "Ichimoku",
    description: "Middles of three ranges; the cloud between the spans is drawn ahead.",
    parameters: [
      bars(9, "conversion", { title: "Conversion line" }),
      bars(26, "base", { title: "Base line" }),
      bars(52, "span", { title: "Second span" }),
      bars(26, "displacement", { title: "Drawn ahead by" }),
    ],
    lines: ["conversion", "base", "spanA", "spanB"],
    start: (conversion, base, span, displacement) =>
      ofHighLow(createIchimoku({ conversion, base, span, displacement })),
  }),
  supertrend: defineIndicator({
    ...OF_PRICES,
    title: "SuperTrend",
    description: "A stop at a distance of average true ranges that changes sides on a close beyond it.",
    parameters: [bars(10), width(3, "multiplier", "average true ranges")],
    lines: ["value"],
    start: (period, multiplier) => ofHighLowClose(createSupertrend({ period, multiplier })),
  }),
  parabolic_sar: defineIndicator({
    ...OF_PRICES,
    title: "Parabolic SAR",
    description: "Wilder's stop that follows a move ever faster and reverses when it is touched.",
    parameters: [
      factor(0.02, "acceleration", { title: "Acceleration", unit: "fraction", minimum: 0.001, maximum: 1 }),
      factor(0.2, "maximum", { title: "Most acceleration", unit: "fraction", minimum: 0.001, maximum: 1 }),
    ],
    constraint: (acceleration, maximum) =>
      acceleration > maximum ? "needs acceleration not to be above maximum" : undefined,
    lines: ["value"],
    start: (acceleration, maximum) => ofHighLow(createParabolicSar({ acceleration, maximum })),
  }),
  heikin_ashi: defineIndicator({
    ...OF_PRICES,
    title: "Heikin-Ashi",
    description: "Averaged bars that show trends with fewer changes of colour.",
    parameters: [],
    lines: ["open", "high", "low", "close"],
    start: () => ofBar(createHeikinAshi()),
  }),
  pivot_points: defineIndicator({
    ...OF_PRICES,
    title: "Pivot points",
    description: "Levels from high, low and close of the session before, the day in UTC.",
    parameters: [],
    lines: ["pivot", "resistance1", "resistance2", "resistance3", "support1", "support2", "support3"],
    start: () => ofBar(createPivotPoints()),
  }),
};
