import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Hasher } from "#engine/base/hasher.ts";
import { barProblemsError } from "#engine/calc/bars/bar-problem.ts";
import { parseBarsCsv } from "#engine/calc/bars/parse-bars-csv.ts";
import type { BarSeries } from "#shared/model/bar.ts";

/** Licences and what else is to be known are in resources/bars/NOTICE.md. */
const BUNDLED = [
  {
    symbol: "SPX",
    origin: "S&P 500 index from the npm package vega-datasets 3.2.1 (source: Yahoo Finance)",
    caveats: ["SPX is an index: nobody can buy it at these prices, and they leave dividends out"],
  },
  {
    symbol: "FB",
    origin: "Facebook, Inc. from the npm package techan 0.8.0",
    caveats: [],
  },
] as const;

/** Reads the daily series that ship with the product, `folder` being resources/bars. */
export function readBundledBars(folder: string, hash: Hasher): readonly BarSeries[] {
  return BUNDLED.map(({ symbol, origin, caveats }) => {
    const text = readFileSync(join(folder, `${symbol}.csv`), "utf8");
    const provenance = { provider: "bundled", isSynthetic: false, origin, caveats };
    const parsed = parseBarsCsv(text, { symbol, timeframe: "1d", provenance, hash });
    if (!parsed.ok) throw barProblemsError(parsed.error, `bundled ${symbol}.csv`);
    return parsed.value;
  });
}
