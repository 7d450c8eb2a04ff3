import type { z } from "zod";
import type { Hasher } from "#engine/base/hasher.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { adjustSeries } from "#engine/calc/actions/adjust-series.ts";
import { hashSeries } from "#engine/calc/bars/hash-series.ts";
import { sliceBefore } from "#engine/calc/bars/slice-range.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { DAY_MS, parseIsoDate } from "#shared/model/time.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import { inTimeframe, loadSource } from "./load-series.ts";
import type { dataManifest } from "./manifest.ts";
import { ownTimeframe } from "./own-timeframe.ts";
import { rangeCaveats } from "./range-caveats.ts";
import { resolveRange } from "./resolve-range.ts";

type Method = (typeof dataManifest)["methods"]["get_historical"];

/** One series a symbol with everything known up to the last day, and the days to trade. */
export function getHistorical(
  library: CuratedLibrary,
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  checkDistinct(input.symbols);
  const { provider } = input;
  const timeframe = input.timeframe ?? ownTimeframe(library, input.symbols, provider);
  const sources = input.symbols.map((symbol) => loadSource(library, { symbol, timeframe, provider }));
  const range = resolveRange(sources, input, input.defaultRange);
  const [fromMs, toMs] = [parseIsoDate(range.from), parseIsoDate(range.to)];
  invariant(fromMs !== undefined && toMs !== undefined, `range was ${range.from} to ${range.to}`);
  const bars = sources.map((source) => {
    context.cancellation.throwIfCancelled();
    // Cut before prices are adjusted and bars are joined, so that neither knows anything of days after `to`.
    const known = cutAfter(source, toMs, context.hash);
    const viewed = adjustSeries(known, library.curation.actions(source.symbol), input.prices, context.hash);
    const caveats = [...viewed.provenance.caveats, ...rangeCaveats(viewed, fromMs, toMs)];
    return inTimeframe({ ...viewed, provenance: { ...viewed.provenance, caveats } }, timeframe, context.hash);
  });
  return {
    bars,
    range,
    caveats: bars.flatMap((series) => series.provenance.caveats),
    dataHash: context.hash(bars.map((series) => series.dataHash).join("\n")),
    isSynthetic: bars.some((series) => series.provenance.isSynthetic),
  };
}

/** The bars up to the day `toMs`, under a hash of their own. */
function cutAfter(series: BarSeries, toMs: number, hash: Hasher): BarSeries {
  const cut = sliceBefore(series, toMs + DAY_MS);
  return cut === series ? series : { ...cut, dataHash: hashSeries(cut, hash) };
}

function checkDistinct(symbols: readonly string[]): void {
  const seen = new Set<string>();
  for (const symbol of symbols.map((name) => name.toUpperCase())) {
    if (seen.has(symbol)) {
      throw userError({
        code: "data.symbol-twice",
        message: `symbols must differ, was ${symbol} twice`,
        field: "symbols",
        value: symbol,
        remedy: "name each symbol once",
      });
    }
    seen.add(symbol);
  }
}
