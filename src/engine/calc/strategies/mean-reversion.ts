import { createBollinger, type BollingerBands } from "../indicators/bollinger.ts";
import { createScan } from "./create-scan.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Decision, Strategy } from "./strategy.ts";

const BUY: Decision = { target: "long", strength: 1, reason: "close below the lower band" };
const SELL: Decision = { target: "short", strength: 1, reason: "close above the upper band" };
const LEAVE: Decision = { target: "flat", strength: 1, reason: "close back at the middle" };

/** Fades closes outside the Bollinger bands until the middle is reached. */
export const meanReversion: Strategy = {
  id: "mean_reversion",
  title: "Mean reversion",
  description:
    "Buys when the close falls below the lower Bollinger band, sells short above the upper one, and leaves at the middle. " +
    "It works in markets that swing around a value, where an outlier is soon taken back. " +
    "It fails when the outlier starts a trend: it holds on against the move with no stop of its own, and one crash can take back many small wins.",
  sides: "long_short",
  parameters: [
    { name: "period", title: "Period", unit: "bars", default: 20, minimum: 5, maximum: 200, step: 1 },
    {
      name: "deviations",
      title: "Width of the band",
      unit: "standard deviations",
      default: 2,
      minimum: 0.5,
      maximum: 5,
      step: 0.25,
    },
  ],
  constraint: () => undefined,
  warmUpBars: (parameters) => parameterOf(parameters, "period"),
  start: (parameters) => {
    const bands = createBollinger({
      period: parameterOf(parameters, "period"),
      deviations: parameterOf(parameters, "deviations"),
    });
    return {
      decide: ({ close }, position) => decideReversion(close, bands.next(close), position),
    };
  },
  scan: (columns, parameters, allowShort) => {
    const { close } = columns;
    const period = parameterOf(parameters, "period");
    const deviations = parameterOf(parameters, "deviations");
    const [mean, spread] = [columns.sma(period), columns.standardDeviation(period)];
    return createScan((index, position) => {
      const middle = mean[index] ?? Number.NaN;
      const distance = deviations * (spread[index] ?? Number.NaN);
      const bands = { middle, upper: middle + distance, lower: middle - distance };
      return decideReversion(close[index] ?? Number.NaN, bands, position);
    }, allowShort);
  },
};

function decideReversion(
  close: number,
  { lower, middle, upper }: BollingerBands,
  position: number,
): Decision | undefined {
  if (close < lower && position <= 0) return BUY;
  if (close > upper && position >= 0) return SELL;
  return position * (close - middle) >= 0 && position !== 0 ? LEAVE : undefined;
}
