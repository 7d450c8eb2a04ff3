import { neverCancelled } from "#engine/base/cancellation.ts";
import { packSets, unpackTrials } from "#engine/slices/optimize/trial-columns.ts";
import { createWorkerPool } from "#main/workers/worker-pool.ts";
import { inCheckout } from "../../scripts/bootstrap/paths.mjs";
import { median } from "../harness/statistics.mjs";
import { aSweptMarket, pairsOf, runPlainSweep, sweepGrid, sweepTerms } from "../support/a-sweep.mjs";

const options = { seed: 1, cancellation: neverCancelled, onProgress: () => undefined };

/** The pairs in as many parts as there are lanes, each evaluated in its own thread; answers all trades. */
async function sweep(pool, input, pairs, lanes) {
  const part = Math.ceil(pairs.length / lanes);
  const answers = await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const parameterSets = pairs.slice(lane * part, (lane + 1) * part);
      const call = { ...input, ...packSets(parameterSets) };
      const answer = await pool.call("optimize", "evaluate", call, { ...options, lane });
      return unpackTrials(parameterSets, answer);
    }),
  );
  const trials = answers.flat();
  if (trials.length !== pairs.length) throw new Error(`${trials.length} trials of ${pairs.length}`);
  return trials.reduce((sum, trial) => sum + trial.trades, 0);
}

/** Whole lots and cash kept back make an order differ here and there; another rule would differ everywhere. */
function requireSameTrading(ours, plain) {
  if (Math.abs(ours / plain - 1) > 0.02) throw new Error(`${ours} trades, the plain loop ${plain}`);
}

/**
 * 1,000 pairs of averages (smoke: 128) over 2,500 daily bars in two worker threads: the call that a search makes for its
 * trials, checked input and answer included. Against the plain loop over the same pairs on one thread. The detail says how many
 * times the rate of one thread two have.
 */
export default {
  name: "sweep.backtests_per_s",
  unit: "backtests/s",
  async run({ smoke, measureAgainst }) {
    const { series, range } = aSweptMarket(1);
    const pairs = pairsOf(sweepGrid(smoke));
    const pool = createWorkerPool({
      file: inCheckout("out", "main", "slice.worker.cjs"),
      lanes: 2,
      onHealth: () => undefined,
    });
    const input = {
      ...sweepTerms,
      bars: [series],
      range,
      strategy: "sma_cross",
      slippageBps: 0,
      allowShort: false,
    };
    const plain = () => runPlainSweep(series, pairs);
    try {
      requireSameTrading(await sweep(pool, input, pairs, 2), plain());
      const { samples, against } = await measureAgainst(
        () => sweep(pool, input, pairs, 2),
        "plain typed loop, one thread",
        plain,
      );
      // In turns as well: what else the machine does must slow one thread and two alike.
      const scaling = await measureAgainst(
        () => sweep(pool, input, pairs, 2),
        "one thread",
        () => sweep(pool, input, pairs, 1),
      );
      const toRate = (sample) => (pairs.length * 1_000) / sample;
      return {
        samples: samples.map(toRate),
        against: { ...against, samples: against.samples.map(toRate) },
        details: {
          scaling_1_to_2: Number((median(scaling.against.samples) / median(scaling.samples)).toFixed(2)),
        },
      };
    } finally {
      await pool.dispose();
    }
  },
};
