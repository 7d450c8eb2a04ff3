import { makeBarSeries } from "#engine/calc/bars/make-bar-series.ts";
import { createRng } from "#engine/base/rng.ts";
import { nodeHasher } from "#main/node/node-ports.ts";

const BAR_MS = { "1m": 60_000, "1d": 86_400_000 };
const START_MS = Date.UTC(2015, 0, 1);

/** A random walk with a wick on each side, the same in every process; generated, and it says so. */
export function aMarket(bars, timeframe) {
  const rng = createRng(7);
  const column = () => new Float64Array(bars);
  const columns = {
    tsOpenMs: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
  };
  let price = 100;
  for (let index = 0; index < bars; index += 1) {
    const open = price;
    price = Math.max(1, price + rng.nextGaussian() * 0.05);
    columns.tsOpenMs[index] = START_MS + index * BAR_MS[timeframe];
    columns.open[index] = open;
    columns.high[index] = Math.max(open, price) + 0.02;
    columns.low[index] = Math.min(open, price) - 0.02;
    columns.close[index] = price;
    columns.volume[index] = 1_000 + (index % 500);
  }
  const provenance = { provider: "synthetic", isSynthetic: true, origin: "a benchmark's walk", caveats: [] };
  return makeBarSeries({ symbol: "WALK", timeframe, columns, provenance }, nodeHasher);
}

const dateOf = (tsMs) => new Date(tsMs).toISOString().slice(0, 10);

/** All days of the series. */
export const wholeRange = ({ tsOpenMs }) => ({
  from: dateOf(tsOpenMs[0]),
  to: dateOf(tsOpenMs.at(-1)),
  isAsked: true,
});
