import { neverCancelled } from "#engine/base/cancellation.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { aMarket, wholeRange } from "./a-market.mjs";

const tools = { hash: nodeHasher, cancellation: neverCancelled, onProgress: () => undefined };

/** What every peer trades, too: averages of 10 and 50, long or flat, 1 bp a side. */
export const backtestTerms = { fast: 10, slow: 50, initialCash: 100_000, feeBps: 1 };

/** One-minute bars and the product's backtest over them: venue, books, sizing, risk check, trade list, curve, statistics. */
export function aKernelBacktest(bars) {
  const { fast, slow, initialCash, feeBps } = backtestTerms;
  const series = aMarket(bars, "1m");
  const input = {
    initialCash,
    feeBps,
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
  return { series, run: () => runBacktest(input, tools) };
}

/** Whole lots and cash kept back make an order differ here and there; another rule would differ everywhere. */
export function requireSameTrading(ours, peer, tolerance = 0.02) {
  if (!(Math.abs(ours / peer - 1) <= tolerance)) throw new Error(`${ours} trades, the peer ${peer}`);
}
