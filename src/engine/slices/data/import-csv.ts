import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { barProblemsError } from "#engine/calc/bars/bar-problem.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { parseBarsCsv } from "#engine/calc/bars/parse-bars-csv.ts";
import type { dataManifest } from "./manifest.ts";
import type { BarLibrary } from "./ports.ts";

type Method = (typeof dataManifest)["methods"]["import_csv"];

/** Stores the whole text's bars, or throws `data.invalid-bars` with every problem and stores nothing. */
export function importCsv(
  library: BarLibrary,
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const { symbol, fileName, text, timeframe, allowGaps, market, prices } = input;
  const parsed = parseBarsCsv(text, {
    symbol: symbol.toUpperCase(),
    provenance: {
      provider: "csv",
      isSynthetic: false,
      origin: `CSV file ${fileName}`,
      caveats: [],
      ...(market === undefined ? {} : { market }),
      ...(prices === "raw" ? {} : { prices }),
    },
    hash: context.hash,
    allowGaps,
    ...(timeframe === undefined ? {} : { timeframe }),
  });
  if (!parsed.ok) throw barProblemsError(parsed.error, fileName);
  library.save(parsed.value);
  return { series: describeSeries(parsed.value) };
}
