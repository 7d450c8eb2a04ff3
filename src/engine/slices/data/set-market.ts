import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { findGapSpans } from "#engine/calc/bars/find-gap-spans.ts";
import { marketOf } from "#engine/calc/calendar/market-of.ts";
import { type AppError, userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { STORED_PROVIDERS } from "#shared/model/provider.ts";
import { judgeAnew, keyOf, type CuratedLibrary } from "./curated-library.ts";
import { gapCaveats, withoutGapCaveats } from "./gap-caveats.ts";
import { inspectSource } from "./inspect-source.ts";
import type { dataManifest } from "./manifest.ts";

type Method = (typeof dataManifest)["methods"]["set_market"];

/** Writes down whose calendar holds for a stored series and judges it again; a series that was released stays so. */
export function setMarket(
  library: CuratedLibrary,
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const { market } = input;
  const inspected = inspectSource(library, input);
  const { symbol, timeframe, provider } = keyOf(inspected);
  const stored = isStored(provider) ? library.loadRaw(symbol, timeframe, provider) : undefined;
  if (stored === undefined) throw notStored(inspected);
  const was = marketOf(stored);
  const gaps = findGapSpans({ ...stored, provenance: { ...stored.provenance, market } });
  const caveats = [...withoutGapCaveats(stored.provenance.caveats), ...gapCaveats(gaps)];
  library.relabel(symbol, timeframe, { ...stored.provenance, caveats, market });
  const series = inspectSource(library, { symbol, timeframe, provider });
  const { verdict } = judgeAnew(series, library, context.hash);
  if (stored.provenance.market !== market)
    context.publish("series.market.changed", { symbol, timeframe, provider, was, market });
  return {
    series: describeSeries(series),
    was,
    market,
    missing: gaps.reduce((sum, gap) => sum + gap.missing, 0),
    score: verdict.score,
    state: verdict.state,
  };
}

const isStored = (provider: string): boolean => STORED_PROVIDERS.some((stored) => stored === provider);

function notStored({ symbol, timeframe, provenance }: BarSeries): AppError {
  return userError({
    code: "data.fixed-market",
    message: `the market can be set of stored bars only; the ${timeframe} bars of ${symbol} come from ${isStored(provenance.provider) ? "stored trades" : provenance.provider}`,
    field: "symbol",
    value: symbol,
    remedy: "import or fetch bars of the symbol, or name their timeframe and provider",
  });
}
