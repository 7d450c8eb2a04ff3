import { neverCancelled } from "#engine/base/cancellation.ts";
import { silentLogger } from "#engine/base/logger.ts";
import { createRng } from "#engine/base/rng.ts";
import { optimizeManifest } from "#engine/slices/optimize/manifest.ts";
import { createOptimize } from "#engine/slices/optimize/slice.ts";
import { nodeClock, nodeHasher } from "#main/node-ports.ts";
import { createWorkerPool } from "#main/workers/worker-pool.ts";
import { inCheckout } from "../../scripts/bootstrap/paths.mjs";
import { aMarket, wholeRange } from "../support/a-market.mjs";
import { runPlainBacktest } from "../support/plain-backtest.mjs";

const LANES = 2;
const SEARCHED_BARS = 2_500;
const SEARCHED_FRACTION = 0.9;
const terms = { initialCash: 100_000, feeBps: 1 };

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

const steps = (first, count, step) => Array.from({ length: count }, (_, index) => first + index * step);

function runPlainGrid(series, { fast, slow }) {
  const { open, close } = series;
  const searched = { open: open.subarray(0, SEARCHED_BARS), close: close.subarray(0, SEARCHED_BARS) };
  let trades = 0;
  for (const fastBars of fast)
    for (const slowBars of slow)
      trades += runPlainBacktest(searched, { fast: fastBars, slow: slowBars, ...terms }).trades;
  return trades;
}

/**
 * `optimize.run` over 1,000 pairs of averages (smoke: 128) and 2,500 daily bars each, on two worker threads, full kernel and
 * statistics; against the plain typed loop over the same pairs on one thread. The three runs that judge the best are not counted.
 */
export default {
  name: "grid.backtests_per_s",
  unit: "backtests/s",
  async run({ smoke, measureAgainst }) {
    const series = aMarket(Math.ceil(SEARCHED_BARS / SEARCHED_FRACTION), "1d");
    const grid = smoke
      ? { fast: steps(5, 16, 2), slow: steps(50, 8, 15) }
      : { fast: steps(5, 40, 1), slow: steps(50, 25, 5) };
    const trials = grid.fast.length * grid.slow.length;
    const pool = createWorkerPool({
      file: inCheckout("out", "main", "slice.worker.cjs"),
      lanes: LANES,
      onHealth: () => undefined,
    });
    const { run } = createOptimize({ caller: pool }).methods;
    const input = optimizeManifest.methods.run.input.parse({
      ...terms,
      bars: [series],
      range: wholeRange(series),
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
      if (runPlainGrid(series, grid) === 0) throw new Error("the plain loop never traded");
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
