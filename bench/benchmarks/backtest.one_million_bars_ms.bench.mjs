import { aKernelBacktest, backtestTerms, requireSameTrading } from "../support/kernel-backtest.mjs";
import { runPlainBacktest } from "../support/plain-backtest.mjs";

/**
 * 1,000,000 one-minute bars through the product's kernel with its venue, books, sizing, risk check, trade list and statistics,
 * against a loop over bare columns with curve and trade list.
 */
export default {
  name: "backtest.one_million_bars_ms",
  unit: "ms",
  async run({ measureAgainst }) {
    const { series, run } = aKernelBacktest(1_000_000);
    const plain = () => runPlainBacktest(series, backtestTerms);
    requireSameTrading(run().trades.length, plain().trades);
    return measureAgainst(run, "plain typed loop", plain);
  },
};
