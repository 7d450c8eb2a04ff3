import { openBareCommits } from "../support/bare-commits.mjs";
import { openTenSteps, requireCompleted } from "../support/ten-steps.mjs";

/** Run started, run stored, first step started. */
const COMMITS = 3;

/** From the call to the first step of a ten-step workflow, when nothing else runs; its events durable. */
export default {
  name: "workflow.start_ms",
  unit: "ms",
  async run({ warmups, repeats }) {
    const product = openTenSteps();
    const commits = openBareCommits();
    product.openGate();
    const [samples, bare] = [[], []];
    for (let index = 0; index < warmups + repeats; index += 1) {
      const { startMs, finished } = await product.start();
      requireCompleted(await finished);
      samples.push(startMs);
      bare.push(commits.timeMs(COMMITS));
    }
    product.close();
    commits.close();
    const against = { name: `${COMMITS} bare FULL commits`, samples: bare.slice(warmups) };
    return { samples: samples.slice(warmups), against };
  },
};
