import { readFileSync } from "node:fs";
import { openBarsProduct } from "../support/bars-product.mjs";
import { writeLongCsv } from "../support/long-csv.mjs";
import { watchLoop } from "../support/loop-delay.mjs";

const BARS = 1_000_000;

/** What nobody can do without: the file's lines, cells and numbers, kept in columns; nothing checked, nothing stored. */
function splitPlainly(file) {
  const lines = readFileSync(file, "utf8").split("\n");
  const columns = Array.from({ length: 6 }, () => new Float64Array(lines.length - 2));
  for (let index = 1; index < lines.length - 1; index += 1) {
    const cells = lines[index].split(",");
    columns[0][index - 1] = Date.parse(cells[0]);
    for (let field = 1; field < 6; field += 1) columns[field][index - 1] = Number(cells[field]);
  }
  return columns;
}

/**
 * A CSV file of 1,000,000 one-minute bars (smoke: 50,000) to a series that a run can load: read and checked in the import's thread, stored
 * with the disk's flush. Tells beside it how late the owner's loop was.
 */
export default {
  name: "import.one_million_bars_ms",
  unit: "ms",
  async run({ smoke }) {
    const bars = smoke ? 50_000 : BARS;
    const file = writeLongCsv(bars);
    const [samples, peerSamples, delays] = [[], [], []];
    for (let index = 0; index < (smoke ? 2 : 7); index += 1) {
      const product = openBarsProduct();
      const startedMs = performance.now();
      const { value, delayP99Ms, delayMaxMs } = await watchLoop(() => product.importFile(file));
      samples.push(performance.now() - startedMs);
      delays.push({ delayP99Ms, delayMaxMs });
      const stored = product.library.load("WALK", "1m", "csv");
      if (value.bars !== bars || stored.tsOpenMs.length !== bars) throw new Error("bars were lost");
      await product.close();
      const plainMs = performance.now();
      const [times] = splitPlainly(file);
      peerSamples.push(performance.now() - plainMs);
      if (times.length !== bars) throw new Error("the plain reader lost bars");
    }
    const median = (name) => delays.map((delay) => delay[name]).sort((a, b) => a - b)[delays.length >> 1];
    return {
      samples,
      against: { name: "plain split, unchecked, unstored", samples: peerSamples },
      details: { "loop p99 ms": median("delayP99Ms"), "loop max ms": median("delayMaxMs") },
    };
  },
};
