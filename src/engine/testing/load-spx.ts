// oxlint-disable-next-line no-restricted-imports -- tests run in Node and read the bundled file
import { readFileSync } from "node:fs";
import { parseBarsCsv } from "#engine/calc/bars/parse-bars-csv.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { sha256 } from "./sha256.ts";

let loaded: BarSeries | undefined;

/** The bundled S&P 500 series: 5,105 daily bars from 2000-01-03 to 2020-04-17. */
export function loadSpx(): BarSeries {
  loaded ??= readSpx();
  return loaded;
}

function readSpx(): BarSeries {
  const text = readFileSync(new URL("../../../resources/bars/SPX.csv", import.meta.url), "utf8");
  const provenance = { provider: "bundled", isSynthetic: false, origin: "vega-datasets 3.2.1", caveats: [] };
  const parsed = parseBarsCsv(text, { symbol: "SPX", timeframe: "1d", provenance, hash: sha256 });
  if (!parsed.ok) throw new Error(`SPX.csv has ${parsed.error.length} problems`);
  return parsed.value;
}
