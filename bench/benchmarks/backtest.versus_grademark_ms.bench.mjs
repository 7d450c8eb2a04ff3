import { aKernelBacktest, backtestTerms, requireSameTrading } from "../support/kernel-backtest.mjs";
import { createGrademarkBacktest } from "../support/grademark-backtest.mjs";

/** The peer makes an object a bar: a tenth of a million keeps its samples short. */
const BARS = 100_000;

/** The product's backtest against grademark's over the same 100,000 bars (smoke: 5,000). */
export default {
  name: "backtest.versus_grademark_ms",
  unit: "ms",
  async run({ smoke, measureAgainst }) {
    const { series, run } = aKernelBacktest(smoke ? 5_000 : BARS);
    const grademark = createGrademarkBacktest(series, backtestTerms);
    // It never enters at the bar that it leaves at, and so misses crosses that follow each other at once.
    requireSameTrading(run().trades.length, grademark().length, 0.1);
    return measureAgainst(run, "grademark", grademark);
  },
};
