import { neverCancelled } from "#engine/base/cancellation.ts";
import { silentLogger } from "#engine/base/logger.ts";
import { createRng } from "#engine/base/rng.ts";
import { optimizeManifest } from "#engine/slices/optimize/manifest.ts";
import { createOptimize } from "#engine/slices/optimize/slice.ts";
import { nodeClock, nodeHasher } from "#main/node/node-ports.ts";
import { createWorkerPool } from "#main/workers/worker-pool.ts";
import { inCheckout } from "../../scripts/bootstrap/paths.mjs";
import { aSweptMarket, pairsOf, runPlainSweep, sweepGrid, sweepTerms } from "../support/a-sweep.mjs";

const LANES = 2;
const SEARCHED_FRACTION = 0.9;

const context = {
  clock: nodeClock,
  rng: createRng(1),
  seed: 1,
  log: silentLogger,
  cancellation: neverCancelled,
  hash: nodeHasher,
  mode: "backtest",
  runId: undefined,
  progress: () => undefined,
  publish: () => undefined,
};

/**
 * `optimize.run` over 1,000 pairs of averages (smoke: 128) and 2,500 daily bars each, on two worker threads, as a search does
 * it; against the plain typed loop over the same pairs on one thread. The three runs that judge the best are not counted.
 */
export default {
  name: "grid.backtests_per_s",
  unit: "backtests/s",
  async run({ smoke, measureAgainst }) {
    const { series, range } = aSweptMarket(SEARCHED_FRACTION);
    const grid = sweepGrid(smoke);
    const trials = pairsOf(grid).length;
    const pool = createWorkerPool({
      file: inCheckout("out", "main", "slice.worker.cjs"),
      lanes: LANES,
      onHealth: () => undefined,
    });
    const { run } = createOptimize({ caller: pool }).methods;
    const input = optimizeManifest.methods.run.input.parse({
      ...sweepTerms,
      bars: [series],
      range,
      strategy: "sma_cross",
      grid,
      inSampleFraction: SEARCHED_FRACTION,
      slippageBps: 0,
      // What is measured is the search; the doubts about its choice are a fixed cost after it.
      overfittingTrials: 0,
    });
    const search = async () => {
      const { study } = await run(input, context);
      if (study.trialCount !== trials) throw new Error(`${study.trialCount} trials of ${trials}`);
    };
    const plain = () => {
      if (runPlainSweep(series, pairsOf(grid)) === 0) throw new Error("the plain loop never traded");
    };
    try {
      const measured = await measureAgainst(search, "plain typed loop, one thread", plain);
      const toRate = (sample) => (trials * 1_000) / sample;
      const { samples, against } = measured;
      return { samples: samples.map(toRate), against: { ...against, samples: against.samples.map(toRate) } };
    } finally {
      await pool.dispose();
    }
  },
};
