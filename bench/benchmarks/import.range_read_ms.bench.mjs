import { nodeHasher } from "#main/node/node-ports.ts";
import { createBarStore } from "#main/store/bar-store.ts";
import { aMarket } from "../support/a-market.mjs";
import { openBarsProduct } from "../support/bars-product.mjs";

/** 1,000,000 bars out of 2,000,000 (smoke: a twentieth) from bars.sqlite into shared memory, each chunk's checksum checked, nothing cached. */
export default {
  name: "import.range_read_ms",
  unit: "ms",
  async run({ smoke, measureAgainst }) {
    const bars = smoke ? 100_000 : 2_000_000;
    const product = openBarsProduct();
    const market = aMarket(bars, "1m");
    const series = { ...market, provenance: { ...market.provenance, provider: "csv" } };
    const store = createBarStore(product.db, nodeHasher);
    store.save(series);
    const range = { fromMs: series.tsOpenMs[bars / 4], toMs: series.tsOpenMs[(3 * bars) / 4] };
    const blobs = product.db.prepare("SELECT * FROM bar_chunks");
    const read = () => {
      const { tsOpenMs } = store.load("WALK", "1m", "csv", range);
      if (tsOpenMs.length !== bars / 2) throw new Error(`${tsOpenMs.length} bars`);
    };
    // All chunks, twice as many as ours: the driver reads only what is asked for, so half of them are passed over.
    const readBare = () => {
      let left = bars / 2;
      for (const { close } of blobs.iterate()) {
        left -= close.length / 8;
        if (left <= 0) break;
      }
    };
    const result = await measureAgainst(read, "bare read of as many rows", readBare);
    await product.close();
    return result;
  },
};
