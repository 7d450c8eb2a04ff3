import type { CostTrial } from "#shared/model/cost-study.ts";
import { averageOf } from "../metrics/average-of.ts";
import { sumOf } from "../metrics/sum-of.ts";

/** Annual return that each further basis point of slippage changes, by least squares; NaN of fewer than two trials. */
export function slopeOf(trials: readonly CostTrial[]): number {
  const slippage = averageOf(trials.map(({ slippageBps }) => slippageBps));
  const yearly = averageOf(trials.map(({ annualReturn }) => annualReturn));
  const spread = sumOf(trials.map(({ slippageBps }) => (slippageBps - slippage) ** 2));
  const together = sumOf(
    trials.map(({ slippageBps, annualReturn }) => (slippageBps - slippage) * (annualReturn - yearly)),
  );
  return spread > 0 ? together / spread : Number.NaN;
}

/** Where the total return is first 0, on the line between two neighbours; NaN where none of them enclose it. */
export function breakEvenOf(trials: readonly CostTrial[]): number {
  const index = trials.findIndex(({ totalReturn }) => !(totalReturn > 0));
  const [before, after] = [trials[index - 1], trials[index]];
  if (before === undefined || after === undefined) return Number.NaN;
  const share = before.totalReturn / (before.totalReturn - after.totalReturn);
  return before.slippageBps + share * (after.slippageBps - before.slippageBps);
}

const KEPT = 0.5;

/** The largest account up to which none kept less than half of the annual return of the smallest. */
export function capacityOf(trials: readonly CostTrial[]): number {
  const kept = KEPT * (trials[0]?.annualReturn ?? Number.NaN);
  if (!(kept > 0)) return Number.NaN;
  const tooLarge = trials.findIndex(({ annualReturn }) => !(annualReturn >= kept));
  return trials.at(tooLarge < 0 ? -1 : tooLarge - 1)?.initialCash ?? Number.NaN;
}
