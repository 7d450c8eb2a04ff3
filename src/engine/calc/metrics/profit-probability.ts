import { betaQuantile } from "./beta-distribution.ts";

/**
 * Probability that the next trade wins, of `wins` and `losses` trades that are alike and independent: what is left after
 * them of a uniform prior (pyfolio `plot_prob_profit_trade`). Without a trade it is any: 0.5, from 0.025 to 0.975.
 */
export function profitProbability(
  wins: number,
  losses: number,
): { readonly mean: number; readonly lower: number; readonly upper: number } {
  const [a, b] = [wins + 1, losses + 1];
  return { mean: a / (a + b), lower: betaQuantile(0.025, a, b), upper: betaQuantile(0.975, a, b) };
}
