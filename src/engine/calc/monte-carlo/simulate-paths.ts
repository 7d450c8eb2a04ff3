import { createRng, deriveSeed } from "#engine/base/rng.ts";
import type { BacktestInput } from "../kernel/kernel-types.ts";
import type { BacktestTools } from "../kernel/backtest-tools.ts";
import { runBacktest } from "../kernel/run-backtest.ts";
import { columnMinimum } from "../metrics/column-figures.ts";
import { findPatterns } from "../patterns/find-patterns.ts";
import { detectRegimes } from "../regimes/detect-regimes.ts";
import { equityMarks } from "./equity-marks.ts";
import { emptyOutcomes, type SimulatedOutcomes } from "./simulated-outcomes.ts";
import { synthesizeBars } from "./synthesize-bars.ts";

export interface PathSimulation {
  /** Number of the first path; the same number gives the same path, whichever thread makes it. */
  readonly firstPath: number;
  readonly paths: number;
  readonly meanBlockBars: number;
  /** At how many bars, the first and the last among them, the account is written down. */
  readonly marks: number;
}

/**
 * Trades the strategy again on synthetic paths, through the same kernel. Where the run knew regimes or patterns each path
 * gets its own, found with the default settings; what was fitted before (the choice, the sizing policy) stays.
 */
export function simulatePaths(
  input: BacktestInput,
  { firstPath, paths, meanBlockBars, marks }: PathSimulation,
  tools: BacktestTools,
): SimulatedOutcomes {
  const outcomes = emptyOutcomes(paths, marks);
  for (let path = 0; path < paths; path += 1) {
    tools.cancellation.throwIfCancelled();
    const rng = createRng(deriveSeed(input.seed, `path ${firstPath + path}`));
    const bars = synthesizeBars(input.bars, { range: input.range, meanBlockBars, rng, hash: tools.hash });
    const { statistics, equity } = runBacktest(
      {
        ...input,
        bars,
        regimes: input.regimes.length === 0 ? [] : bars.map((series) => detectRegimes(series)),
        patterns: input.patterns.length === 0 ? [] : bars.map((series) => findPatterns(series)),
      },
      {
        ...tools,
        onProgress: (fraction, message) => tools.onProgress((path + fraction) / paths, message),
      },
    );
    outcomes.endEquity[path] = statistics.endEquity;
    outcomes.maximumDrawdown[path] = statistics.maximumDrawdown;
    // A path has the times of the real bars, and so as many values.
    outcomes.equityAtMarks.set(
      Float64Array.from(
        equityMarks(equity.equity.length - 1, marks),
        (bar) => equity.equity[bar] ?? Number.NaN,
      ),
      path * marks,
    );
    outcomes.lowestEquity[path] = Math.min(input.initialCash, columnMinimum(equity.equity));
  }
  return outcomes;
}
