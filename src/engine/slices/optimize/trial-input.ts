import type { BacktestInput } from "#engine/calc/kernel/kernel-types.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";

/** A market, days and what trading costs: what trials have in common. */
type Market = Omit<BacktestInput, "strategy" | "sizing" | "regimes" | "patterns" | "finerBars" | "seed">;

/** A trial is fully invested when the strategy wants to be, so that searches compare strategies and not sizes. */
export function trialInput(
  { bars, range, initialCash, feeBps, slippageBps, allowShort, execution }: Market,
  seed: number,
): Omit<BacktestInput, "strategy"> {
  return {
    bars,
    range,
    initialCash,
    feeBps,
    slippageBps,
    allowShort,
    ...(execution === undefined ? {} : { execution }),
    sizing: defaultPolicy({ method: "fixed_fraction", fraction: 0.98 / bars.length }),
    regimes: [],
    patterns: [],
    seed,
  };
}
