import { neverCancelled } from "#engine/base/cancellation.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { nodeHasher } from "#main/node-ports.ts";
import { aMarket, wholeRange } from "../support/a-market.mjs";
import { runPlainBacktest } from "../support/plain-backtest.mjs";

const BARS = 1_000_000;
const [fast, slow] = [10, 50];
const terms = { initialCash: 100_000, feeBps: 1 };

const tools = { hash: nodeHasher, cancellation: neverCancelled, onProgress: () => undefined };

/** Whole lots and cash kept back make an order differ here and there; another rule would differ everywhere. */
function requireSameTrading(ours, plain) {
  if (Math.abs(ours / plain - 1) > 0.01) throw new Error(`${ours} trades, the plain loop ${plain}`);
}

/**
 * 1,000,000 one-minute bars, averages of 10 and 50, long or flat, 1 bp a side: the product's kernel with its venue, exact books,
 * sizing, risk check, trade list and statistics, against a loop over bare columns with curve and trade list.
 */
export default {
  name: "backtest.one_million_bars_ms",
  unit: "ms",
  async run({ measureAgainst }) {
    const series = aMarket(BARS, "1m");
    const input = {
      ...terms,
      bars: [series],
      range: wholeRange(series),
      strategy: { id: "sma_cross", parameters: { fast, slow } },
      sizing: defaultPolicy({ method: "fixed_fraction", fraction: 0.98 }),
      regimes: [],
      patterns: [],
      slippageBps: 0,
      allowShort: false,
      seed: 1,
    };
    const ours = () => runBacktest(input, tools);
    const plain = () => runPlainBacktest(series, { fast, slow, ...terms });
    requireSameTrading(ours().trades.length, plain().trades);
    return measureAgainst(ours, "plain typed loop", plain);
  },
};
