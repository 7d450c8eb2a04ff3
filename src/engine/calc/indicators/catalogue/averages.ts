import { createDema } from "../dema.ts";
import { createEma, ema } from "../ema.ts";
import { createHma } from "../hma.ts";
import { ofBar, ofClose, ofCloseAndVolume } from "../next-of-bar.ts";
import { bars, defineIndicator } from "../indicator.ts";
import { createKama } from "../kama.ts";
import { createLinearRegression } from "../linear-regression.ts";
import { createMidpoint } from "../midpoint.ts";
import { createSma, sma } from "../sma.ts";
import { createTema } from "../tema.ts";
import { createTrima } from "../trima.ts";
import { createVwap } from "../vwap.ts";
import { createVwma } from "../vwma.ts";
import { createWma } from "../wma.ts";

const OF_PRICES = { group: "average", pane: "price", unit: "price", lines: ["value"] } as const;

/** An average of closes with one period. */
function average(
  title: string,
  description: string,
  create: (period: number) => { next(close: number): number },
  columns?: (closes: Float64Array, period: number) => Float64Array,
) {
  return defineIndicator({
    ...OF_PRICES,
    title,
    description,
    parameters: [bars(20)],
    start: (period) => ofClose(create(period)),
    ...(columns && {
      columns: ({ close }: { readonly close: Float64Array }, period: number) => ({
        value: columns(close, period),
      }),
    }),
  });
}

/** Lines that smooth the closes. */
export const AVERAGES = {
  sma: average("Simple moving average", "The mean of the last closes.", createSma, sma),
  ema: average("Exponential moving average", "An average in which old closes fade away.", createEma, ema),
  wma: average("Weighted moving average", "An average in which the newest close weighs most.", createWma),
  dema: average(
    "Double exponential average",
    "An exponential average with its lag taken out once.",
    createDema,
  ),
  tema: average(
    "Triple exponential average",
    "An exponential average with its lag taken out twice.",
    createTema,
  ),
  trima: average(
    "Triangular moving average",
    "A smooth average that weighs the middle of the period most.",
    createTrima,
  ),
  hma: average("Hull moving average", "A quick and smooth average of weighted averages.", createHma),
  midpoint: average("Midpoint", "The middle between the highest and the lowest close.", createMidpoint),
  kama: defineIndicator({
    ...OF_PRICES,
    title: "Kaufman's adaptive average",
    description: "An average that is quick in trends and slow in noise.",
    parameters: [bars(10)],
    start: (period) => ofClose(createKama(period)),
  }),
  linear_regression: defineIndicator({
    ...OF_PRICES,
    title: "Linear regression",
    description: "Where the straight line through the last closes ends.",
    parameters: [bars(14, "period", { minimum: 2 })],
    start: (period) => {
      const stream = createLinearRegression(period);
      return ({ close }) => stream.next(close).end;
    },
  }),
  vwma: defineIndicator({
    ...OF_PRICES,
    title: "Volume weighted average",
    description: "An average in which closes with much volume weigh more.",
    parameters: [bars(20)],
    start: (period) => ofCloseAndVolume(createVwma(period)),
  }),
  vwap: defineIndicator({
    ...OF_PRICES,
    title: "Volume weighted average price",
    description: "The average price paid since the session began, the day in UTC.",
    parameters: [],
    start: () => ofBar(createVwap()),
  }),
};
