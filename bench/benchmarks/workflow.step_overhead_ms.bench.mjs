import { openBareCommits } from "../support/bare-commits.mjs";
import { openTenSteps, requireCompleted, STEPS } from "../support/ten-steps.mjs";

/** Step started, answer stored, step completed. */
const COMMITS = 3;

/** What the engine adds to a step that does nothing, its events and its answer durable: a run of ten, divided. */
export default {
  name: "workflow.step_overhead_ms",
  unit: "ms",
  async run({ measureAgainst }) {
    const product = openTenSteps();
    const commits = openBareCommits();
    product.openGate();
    try {
      const { samples, against } = await measureAgainst(
        async () => requireCompleted(await (await product.start()).finished),
        `${COMMITS} bare FULL commits`,
        () => commits.timeMs(COMMITS * STEPS),
      );
      const aStep = (sample) => sample / STEPS;
      return { samples: samples.map(aStep), against: { ...against, samples: against.samples.map(aStep) } };
    } finally {
      product.close();
      commits.close();
    }
  },
};
