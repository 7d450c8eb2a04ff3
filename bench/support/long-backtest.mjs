import { neverCancelled } from "#engine/base/cancellation.ts";
import { silentLogger } from "#engine/base/logger.ts";
import { createRng } from "#engine/base/rng.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { dataManifest } from "#engine/slices/data/manifest.ts";
import { createData } from "#engine/slices/data/slice.ts";
import { nodeClock, nodeHasher } from "#main/node/node-ports.ts";
import { createWorkerPool } from "#main/workers/worker-pool.ts";
import { inCheckout } from "../../scripts/bootstrap/paths.mjs";
import { openBarsProduct } from "./bars-product.mjs";
import { watchLoop } from "./loop-delay.mjs";

// A process of its own, because what counts is the most memory that it ever had: a workspace with the bars, then a backtest over all of
// them as a run does it, bars loaded here and traded in the worker of the build. Prints one line of JSON.

const context = {
  clock: nodeClock,
  rng: createRng(1),
  seed: 1,
  runSeed: 1,
  log: silentLogger,
  cancellation: neverCancelled,
  hash: nodeHasher,
  mode: "backtest",
  runId: undefined,
  progress: () => undefined,
  publish: () => undefined,
};

async function backtest(library, pool) {
  const { methods } = createData({ library });
  const input = { symbols: ["WALK"], timeframe: "1m", provider: "csv", defaultRange: "all" };
  const { bars, range } = await methods.get_historical(
    dataManifest.methods.get_historical.input.parse(input),
    context,
  );
  const strategyChoice = {
    id: "sma_cross",
    parameters: { fast: 10, slow: 50 },
    method: "named",
    note: "a benchmark",
    ranking: [],
    evidence: undefined,
    confidence: 1,
    history: { from: range.from, to: range.from, bars: 0 },
  };
  const sizing = defaultPolicy({ method: "fixed_fraction", fraction: 0.98 });
  const terms = { initialCash: 100_000, feeBps: 1, slippageBps: 0, allowShort: false };
  const { result } = await pool.call(
    "backtest",
    "execute",
    { bars, range, strategyChoice, sizing, ...terms },
    { seed: 1, cancellation: neverCancelled, onProgress: () => undefined, lane: 0 },
  );
  return { bars: bars[0].tsOpenMs.length, trades: result.trades.length };
}

const product = openBarsProduct(process.argv[2]);
const pool = createWorkerPool({
  file: inCheckout("out", "main", "slice.worker.cjs"),
  lanes: 1,
  onHealth: () => undefined,
});
const startedMs = performance.now();
const { value, delayP99Ms, delayMaxMs } = await watchLoop(() => backtest(product.library, pool));
const tookMs = performance.now() - startedMs;
const peakMb = (process.resourceUsage().maxRSS * 1024) / 1e6;
process.stdout.write(`${JSON.stringify({ ...value, peakMb, tookMs, delayP99Ms, delayMaxMs })}\n`);
await pool.dispose();
await product.close();
