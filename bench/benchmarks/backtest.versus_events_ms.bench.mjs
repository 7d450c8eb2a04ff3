import { runEventBacktest } from "../support/event-backtest.mjs";
import { aKernelBacktest, backtestTerms, requireSameTrading } from "../support/kernel-backtest.mjs";

/** The same 1,000,000 bars against an engine as one writes it first: an EventEmitter, and an object for everything. */
export default {
  name: "backtest.versus_events_ms",
  unit: "ms",
  async run({ smoke, measureAgainst }) {
    const { series, run } = aKernelBacktest(smoke ? 100_000 : 1_000_000);
    const events = () => runEventBacktest(series, backtestTerms);
    requireSameTrading(run().trades.length, events().trades.length);
    return measureAgainst(run, "EventEmitter engine", events);
  },
};
