import { openBareCommits } from "../support/bare-commits.mjs";
import { openPaperProduct } from "../support/paper-product.mjs";
import { percentile99 } from "../support/scale.mjs";

/** Signal raised, order submitted, order accepted. */
const COMMITS = 3;

/** A pair of averages that crosses every few bars. */
const inputs = {
  symbols: ["SPX"],
  strategy: "sma_cross",
  parameters: { fast: 2, slow: 3 },
};

async function measureSession(maximumBars) {
  const product = openPaperProduct();
  const { status, error } = await product.trade({ ...inputs, maximumBars });
  await product.close();
  if (status !== "completed") throw new Error(`the session ended ${status}: ${error?.message}`);
  if (product.cyclesMs.length < maximumBars / 20) throw new Error("too few orders for a percentile");
  // The first loads the slices and starts the worker.
  return product.cyclesMs.slice(1);
}

function measureCommits(count) {
  const commits = openBareCommits();
  const times = Array.from({ length: count }, () => commits.timeMs(COMMITS));
  commits.close();
  return times;
}

/**
 * From a bar to the order that was decided on it, accepted by the venue and its intent on the disk: paper_trading as it ships, over
 * 1,000 daily bars of SPX (smoke: 150). 99th percentile of the bars that gave an order.
 */
export default {
  name: "paper.cycle_ms",
  unit: "ms p99",
  async run({ smoke }) {
    const [samples, bare] = [[], []];
    for (let index = 0; index < (smoke ? 1 : 5); index += 1) {
      const cyclesMs = await measureSession(smoke ? 150 : 1_000);
      samples.push(percentile99(cyclesMs));
      bare.push(percentile99(measureCommits(cyclesMs.length)));
    }
    return { samples, against: { name: `${COMMITS} bare FULL commits`, samples: bare } };
  },
};
