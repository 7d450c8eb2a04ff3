import { createDema } from "../dema.ts";
import { createEma, ema } from "../ema.ts";
import { createHma } from "../hma.ts";
import { ofBar, ofCloseAndVolume } from "../next-of-bar.ts";
import { ofCloses, type ColumnsOfCloses, type StreamOfCloses } from "./of-closes.ts";
import { bars, defineIndicator, type Indicator } from "../indicator.ts";
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
const average = (
  title: string,
  description: string,
  ...how: readonly [create: StreamOfCloses, columns?: ColumnsOfCloses]
): Indicator => ofCloses({ ...OF_PRICES, title, description }, 20, ...how);

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
  kama: ofCloses(
    {
      ...OF_PRICES,
      title: "Kaufman's adaptive average",
      description: "An average that is quick in trends and slow in noise.",
    },
    10,
    createKama,
  ),
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
