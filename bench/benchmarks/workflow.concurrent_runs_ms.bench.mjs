import { openBareCommits } from "../support/bare-commits.mjs";
import { openTenSteps, requireCompleted, STEPS } from "../support/ten-steps.mjs";

/** Started and stored, three for each step, ended and stored. */
const COMMITS_A_RUN = 2 + 3 * STEPS + 2;

async function timeRunsMs(count) {
  const product = openTenSteps();
  product.openGate();
  const startedMs = performance.now();
  const runs = await Promise.all(Array.from({ length: count }, () => product.startAtOnce()));
  const ended = await Promise.all(runs.map(({ finished }) => finished));
  const takenMs = performance.now() - startedMs;
  for (const result of ended) requireCompleted(result);
  product.close();
  return takenMs;
}

function timeCommitsMs(count) {
  const commits = openBareCommits();
  const takenMs = commits.timeMs(count);
  commits.close();
  return takenMs;
}

/** 1,000 runs (smoke: 25) of a ten-step workflow started at once, until the last has completed; against their commits alone. */
export default {
  name: "workflow.concurrent_runs_ms",
  unit: "ms",
  async run({ smoke }) {
    const count = smoke ? 25 : 1_000;
    const [samples, bare] = [[], []];
    for (let index = 0; index < (smoke ? 1 : 3); index += 1) {
      samples.push(await timeRunsMs(count));
      bare.push(timeCommitsMs(count * COMMITS_A_RUN));
    }
    return { samples, against: { name: "their bare FULL commits", samples: bare } };
  },
};
