import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { nodeHasher } from "#main/node/node-ports.ts";
import { createBarStore } from "#main/store/bar-store.ts";
import { aMarket } from "../support/a-market.mjs";
import { openBarsProduct } from "../support/bars-product.mjs";
import { makeFolder } from "../support/folder.mjs";

const CHILD = fileURLToPath(new URL("../support/long-backtest.mjs", import.meta.url));

async function writeBars(folder, bars) {
  const product = openBarsProduct(folder);
  const market = aMarket(bars, "1m");
  const provenance = { ...market.provenance, provider: "csv" };
  createBarStore(product.db, nodeHasher).save({ ...market, provenance });
  await product.close();
}

/**
 * The most memory that a process ever had which loads 5,000,000 one-minute bars (smoke: 250,000) from its workspace and trades them in its
 * worker, averages of 10 and 50. Tells beside it how late the owner's loop was meanwhile, and how long it took.
 */
export default {
  name: "memory.five_million_bars_mb",
  unit: "MB",
  async run({ smoke }) {
    const bars = smoke ? 250_000 : 5_000_000;
    const folder = makeFolder();
    await writeBars(folder, bars);
    const answers = Array.from({ length: smoke ? 1 : 3 }, () =>
      JSON.parse(execFileSync(process.execPath, [CHILD, folder], { encoding: "utf8" })),
    );
    if (answers.some((answer) => answer.bars !== bars || answer.trades === 0))
      throw new Error("bars were lost");
    const median = (name) => answers.map((answer) => answer[name]).sort((a, b) => a - b)[answers.length >> 1];
    return {
      samples: answers.map(({ peakMb }) => peakMb),
      details: {
        "loop p99 ms": median("delayP99Ms"),
        "loop max ms": median("delayMaxMs"),
        "took ms": median("tookMs"),
      },
    };
  },
};
