import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import { keyOf, verdictOn } from "./curated-library.ts";
import { inspectSource } from "./inspect-source.ts";
import type { dataManifest } from "./manifest.ts";

type Method = (typeof dataManifest)["methods"]["release"];

/** Lets a series out of quarantine as it is; bars that change later are judged anew. */
export function release(
  library: CuratedLibrary,
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const { curation } = library;
  const series = inspectSource(library, input);
  const verdict = verdictOn(series, library, context.hash);
  if (verdict.state !== "quarantined") {
    throw userError({
      code: "data.not-quarantined",
      message: `${series.symbol} ${series.timeframe} must be in quarantine to be released, was ${verdict.state}`,
      field: "symbol",
      value: series.symbol,
      remedy: `it can be used; look at it with \`data quality ${series.symbol}\``,
    });
  }
  curation.saveVerdict(keyOf(series), { ...verdict, state: "released" });
  return { series: describeSeries(series), score: verdict.score, state: "released" };
}
