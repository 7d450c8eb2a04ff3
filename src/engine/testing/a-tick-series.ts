import { makeTickSeries, type TickSeries } from "#engine/calc/bars/ticks.ts";
import { sha256 } from "./sha256.ts";

/** Trades of a symbol a second apart, at the prices given, each of one share. */
export function aTickSeries(prices: readonly number[], parts: Partial<TickSeries> = {}): TickSeries {
  const startMs = Date.UTC(2024, 6, 9, 13, 30);
  const provenance = { provider: "csv", isSynthetic: false, origin: "made by a test", caveats: [] };
  return makeTickSeries(
    {
      symbol: "TICKY",
      tsMs: Float64Array.from(prices, (_, index) => startMs + index * 1_000),
      price: Float64Array.from(prices),
      size: new Float64Array(prices.length).fill(1),
      provenance,
      ...parts,
    },
    sha256,
  );
}
