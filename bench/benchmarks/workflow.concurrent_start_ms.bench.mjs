import { openBareCommits } from "../support/bare-commits.mjs";
import { percentile99 } from "../support/scale.mjs";
import { openTenSteps, requireCompleted } from "../support/ten-steps.mjs";

const COMMITS = 3;
const MEASURED = 200;

/** Starts runs one after the other, each as soon as the one before is at its first step. */
async function startRuns(product, count) {
  const runs = [];
  for (let index = 0; index < count; index += 1) runs.push(await product.start());
  return runs;
}

async function measureWith(alive) {
  const product = openTenSteps();
  const waiting = await startRuns(product, alive);
  const measured = await startRuns(product, MEASURED);
  product.openGate();
  const ended = await Promise.all([...waiting, ...measured].map(({ finished }) => finished));
  for (const result of ended) requireCompleted(result);
  product.close();
  return percentile99(measured.map(({ startMs }) => startMs));
}

function measureCommits() {
  const commits = openBareCommits();
  const times = Array.from({ length: MEASURED }, () => commits.timeMs(COMMITS));
  commits.close();
  return percentile99(times);
}

/**
 * From the call to the first step while 1,000 other runs (smoke: 50) are alive, 99th percentile of 200 starts; then all of them
 * must complete.
 */
export default {
  name: "workflow.concurrent_start_ms",
  unit: "ms p99",
  async run({ smoke }) {
    const [samples, bare] = [[], []];
    for (let index = 0; index < (smoke ? 1 : 3); index += 1) {
      samples.push(await measureWith(smoke ? 50 : 1_000));
      bare.push(measureCommits());
    }
    return { samples, against: { name: `${COMMITS} bare FULL commits`, samples: bare } };
  },
};
