import { createAccumulationDistribution } from "../accumulation-distribution.ts";
import { createChaikinMoneyFlow } from "../chaikin-money-flow.ts";
import { createChaikinOscillator } from "../chaikin-oscillator.ts";
import { createCoMovement } from "../co-movement.ts";
import { createForceIndex } from "../force-index.ts";
import { ofCloseAndVolume, ofPricesAndVolume } from "../next-of-bar.ts";
import { bars, defineIndicator } from "../indicator.ts";
import { createMoneyFlowIndex } from "../money-flow-index.ts";
import { createObv } from "../obv.ts";

const VOLUME = { group: "volume", pane: "own", lines: ["value"] } as const;
const MARKET = { group: "market", pane: "own", lines: ["value"], needsBenchmark: true } as const;

/** Whether volume goes with price. */
export const VOLUME_INDICATORS = {
  obv: defineIndicator({
    ...VOLUME,
    title: "On balance volume",
    description: "Volume of rising closes less that of falling ones, since the first bar.",
    unit: "volume",
    parameters: [],
    start: () => ofCloseAndVolume(createObv()),
  }),
  accumulation_distribution: defineIndicator({
    ...VOLUME,
    title: "Accumulation and distribution",
    description: "Volume weighed by where the close stands in its bar, since the first bar.",
    unit: "volume",
    parameters: [],
    start: () => ofPricesAndVolume(createAccumulationDistribution()),
  }),
  chaikin_oscillator: defineIndicator({
    ...VOLUME,
    title: "Chaikin oscillator",
    description: "Fast less slow average of accumulation and distribution.",
    unit: "volume",
    parameters: [
      bars(3, "fast", { title: "Fast average" }),
      bars(10, "slow", { title: "Slow average", minimum: 2 }),
    ],
    constraint: (fast, slow) => (fast < slow ? undefined : "needs fast to be below slow"),
    start: (fast, slow) => ofPricesAndVolume(createChaikinOscillator({ fast, slow })),
  }),
  money_flow_index: defineIndicator({
    ...VOLUME,
    title: "Money flow index",
    description: "Share of the money that flowed while price rose.",
    unit: "0 to 100",
    parameters: [bars(14)],
    start: (period) => ofPricesAndVolume(createMoneyFlowIndex(period)),
  }),
  chaikin_money_flow: defineIndicator({
    ...VOLUME,
    title: "Chaikin money flow",
    description: "Volume weighed by where the close stands in its bar, as a share of all volume.",
    unit: "-1 to 1",
    parameters: [bars(20)],
    start: (period) => ofPricesAndVolume(createChaikinMoneyFlow(period)),
  }),
  force_index: defineIndicator({
    ...VOLUME,
    title: "Force index",
    description: "Change of the close times volume, averaged.",
    unit: "price times volume",
    parameters: [bars(13)],
    start: (period) => ofCloseAndVolume(createForceIndex(period)),
  }),
};

/** How one market goes with another. */
export const MARKET_INDICATORS = {
  correlation: defineIndicator({
    ...MARKET,
    title: "Correlation",
    description: "Correlation of log returns with those of a benchmark.",
    unit: "-1 to 1",
    parameters: [bars(60, "period", { minimum: 2 })],
    start: (period) => {
      const stream = createCoMovement(period);
      return ({ close, benchmarkClose }) => stream.next(close, benchmarkClose).correlation;
    },
  }),
  beta: defineIndicator({
    ...MARKET,
    title: "Beta",
    description: "How far it moves when the benchmark moves by one, from log returns.",
    unit: "benchmark returns",
    parameters: [bars(60, "period", { minimum: 2 })],
    start: (period) => {
      const stream = createCoMovement(period);
      return ({ close, benchmarkClose }) => stream.next(close, benchmarkClose).beta;
    },
  }),
};
