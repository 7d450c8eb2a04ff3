import { createAwesomeOscillator } from "../awesome-oscillator.ts";
import { createCci } from "../cci.ts";
import { createCmo } from "../cmo.ts";
import { createElderRay } from "../elder-ray.ts";
import { createFisherTransform } from "../fisher-transform.ts";
import { ofClose, ofHighLow, ofHighLowClose } from "../next-of-bar.ts";
import { ofCloses } from "./of-closes.ts";
import { bars, defineIndicator } from "../indicator.ts";
import { createMacd, macd } from "../macd.ts";
import { createMomentum } from "../momentum.ts";
import { createPercentRank } from "../percent-rank.ts";
import { createPpo } from "../ppo.ts";
import { createRateOfChange, rateOfChange } from "../rate-of-change.ts";
import { createRsi, rsi } from "../rsi.ts";
import { createStochastic } from "../stochastic.ts";
import { createStochasticRsi } from "../stochastic-rsi.ts";
import { createTrix } from "../trix.ts";
import { createUltimateOscillator } from "../ultimate-oscillator.ts";
import { createWilliamsR } from "../williams-r.ts";

const OWN = { group: "momentum", pane: "own" } as const;
const FAST_AND_SLOW = [
  bars(12, "fast", { title: "Fast average" }),
  bars(26, "slow", { title: "Slow average", minimum: 2 }),
  bars(9, "signal", { title: "Signal" }),
] as const;

function needFastBelowSlow(fast: number, slow: number): string | undefined {
  return fast < slow ? undefined : "needs fast to be below slow";
}

/** Oscillators that tell how fast price moves and how far it went. */
export const MOMENTUM = {
  rsi: ofCloses(
    {
      ...OWN,
      title: "Relative strength index",
      description: "Wilder's share of gains in all changes.",
      unit: "0 to 100",
    },
    14,
    createRsi,
    rsi,
  ),
  rate_of_change: ofCloses(
    { ...OWN, title: "Rate of change", description: "Change against an earlier close.", unit: "fraction" },
    20,
    createRateOfChange,
    rateOfChange,
  ),
  momentum: ofCloses(
    { ...OWN, title: "Momentum", description: "Change against an earlier close, in price.", unit: "price" },
    10,
    createMomentum,
  ),
  trix: ofCloses(
    { ...OWN, title: "TRIX", description: "Change a bar of a triple exponential average.", unit: "fraction" },
    15,
    createTrix,
  ),
  cmo: ofCloses(
    {
      ...OWN,
      title: "Chande momentum oscillator",
      description: "Gains less losses in all changes.",
      unit: "-100 to 100",
    },
    14,
    createCmo,
  ),
  percent_rank: ofCloses(
    {
      ...OWN,
      title: "Percent rank",
      description: "Share of earlier closes that are not above this one.",
      unit: "0 to 100",
    },
    100,
    createPercentRank,
  ),
  macd: defineIndicator({
    ...OWN,
    title: "MACD",
    description: "Fast less slow exponential average, with its own average and the difference.",
    unit: "price",
    parameters: FAST_AND_SLOW,
    constraint: needFastBelowSlow,
    lines: ["line", "signal", "histogram"],
    start: (fast, slow, signal) => ofClose(createMacd({ fast, slow, signal })),
    columns: ({ close }, fast, slow, signal) => macd(close, { fast, slow, signal }),
  }),
  ppo: defineIndicator({
    ...OWN,
    title: "Percentage price oscillator",
    description: "MACD as a fraction of the slow average, to compare markets.",
    unit: "fraction",
    parameters: FAST_AND_SLOW,
    constraint: needFastBelowSlow,
    lines: ["line", "signal", "histogram"],
    start: (fast, slow, signal) => ofClose(createPpo({ fast, slow, signal })),
  }),
  stochastic: defineIndicator({
    ...OWN,
    title: "Stochastic oscillator",
    description: "Where the close stands in the range of the last bars, smoothed.",
    unit: "0 to 100",
    parameters: [
      bars(14),
      bars(3, "smoothing", { title: "Smoothing" }),
      bars(3, "signal", { title: "Signal" }),
    ],
    lines: ["k", "d"],
    start: (period, smoothing, signal) => ofHighLowClose(createStochastic({ period, smoothing, signal })),
  }),
  stochastic_rsi: defineIndicator({
    ...OWN,
    title: "Stochastic RSI",
    description: "Where the RSI stands in its own range.",
    unit: "0 to 100",
    parameters: [
      bars(14, "rsiPeriod", { title: "Period of the RSI" }),
      bars(5),
      bars(3, "signal", { title: "Signal" }),
    ],
    lines: ["k", "d"],
    start: (rsiPeriod, period, signal) => ofClose(createStochasticRsi({ rsiPeriod, period, signal })),
  }),
  williams_r: defineIndicator({
    ...OWN,
    title: "Williams' %R",
    description: "Distance of the close from the highest high in the range.",
    unit: "-100 to 0",
    parameters: [bars(14)],
    lines: ["value"],
    start: (period) => ofHighLowClose(createWilliamsR(period)),
  }),
  cci: defineIndicator({
    ...OWN,
    title: "Commodity channel index",
    description: "Distance of the typical price from its mean in mean deviations.",
    unit: "0.015 mean deviations",
    parameters: [bars(20)],
    lines: ["value"],
    start: (period) => ofHighLowClose(createCci(period)),
  }),
  ultimate_oscillator: defineIndicator({
    ...OWN,
    title: "Ultimate oscillator",
    description: "Buying pressure as a share of true range over three periods.",
    unit: "0 to 100",
    parameters: [
      bars(7, "short", { title: "Short period" }),
      bars(14, "middle", { title: "Middle period" }),
      bars(28, "long", { title: "Long period" }),
    ],
    lines: ["value"],
    start: (short, middle, long) => ofHighLowClose(createUltimateOscillator({ short, middle, long })),
  }),
  awesome_oscillator: defineIndicator({
    ...OWN,
    title: "Awesome oscillator",
    description: "Fast less slow simple average of the bars' middles.",
    unit: "price",
    parameters: [
      bars(5, "fast", { title: "Fast average" }),
      bars(34, "slow", { title: "Slow average", minimum: 2 }),
    ],
    constraint: needFastBelowSlow,
    lines: ["value"],
    start: (fast, slow) => ofHighLow(createAwesomeOscillator({ fast, slow })),
  }),
  fisher_transform: defineIndicator({
    ...OWN,
    title: "Fisher transform",
    description: "Place of price in its range, stretched so that turns stand out.",
    unit: "transformed place",
    parameters: [bars(9)],
    lines: ["fisher", "trigger"],
    start: (period) => ofHighLow(createFisherTransform(period)),
  }),
  elder_ray: defineIndicator({
    ...OWN,
    title: "Elder ray",
    description: "How far buyers and sellers pushed price beyond its average.",
    unit: "price",
    parameters: [bars(13)],
    lines: ["bull", "bear"],
    start: (period) => ofHighLowClose(createElderRay(period)),
  }),
};
