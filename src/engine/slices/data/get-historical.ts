import type { z } from "zod";
import type { Hasher } from "#engine/base/hasher.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { adjustSeries } from "#engine/calc/actions/adjust-series.ts";
import { factsOf, type SeriesFacts } from "#engine/calc/bars/facts-of.ts";
import { hashSeries } from "#engine/calc/bars/hash-series.ts";
import { sliceBefore, type BarRange } from "#engine/calc/bars/slice-range.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { DAY_MS, parseIsoDate, type IsoDate } from "#shared/model/time.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import { inTimeframe, loadSource, type SeriesRequest } from "./load-series.ts";
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
  const known = input.symbols.map((symbol) => knownBars(library, { symbol, timeframe, provider }, input.to));
  const range = resolveRange(known, input, input.defaultRange);
  const [fromMs, toMs] = [parseIsoDate(range.from), parseIsoDate(range.to)];
  invariant(fromMs !== undefined && toMs !== undefined, `range was ${range.from} to ${range.to}`);
  const bars = known.map(({ series, whole }) => {
    context.cancellation.throwIfCancelled();
    // Cut before prices are adjusted and bars are joined, so that neither knows anything of days after `to`.
    const cut = cutAfter(series, whole.bars, toMs, context.hash);
    const viewed = adjustSeries(cut, library.curation.actions(cut.symbol), input.prices, context.hash);
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

/** The bars that a run needs which ends with the day `to`: all before it, for what strategies and regimes have to know of the past. */
export function neededRange(to: IsoDate | undefined): BarRange | undefined {
  const toMs = to === undefined ? undefined : parseIsoDate(to);
  return toMs === undefined ? undefined : { fromMs: Number.NEGATIVE_INFINITY, toMs: toMs + DAY_MS };
}

function knownBars(library: CuratedLibrary, request: SeriesRequest, to: IsoDate | undefined) {
  const series = loadSource(library, request, neededRange(to));
  const { symbol, timeframe, provenance } = series;
  const { provider } = provenance;
  const joined = (): BarSeries | undefined => library.ticks.bars(symbol, timeframe, provider);
  const whole = library.find(symbol, timeframe, provider) ?? ofBars(joined());
  invariant(whole !== undefined, `${symbol} ${timeframe} from ${provider} is not there any more`);
  return { series, whole };
}

const ofBars = (series: BarSeries | undefined): SeriesFacts | undefined => series && factsOf(series);

/** The bars up to the day `toMs`, under a hash of their own when they are not all of them. */
function cutAfter(series: BarSeries, wholeBars: number, toMs: number, hash: Hasher): BarSeries {
  const cut = sliceBefore(series, toMs + DAY_MS);
  return cut.tsOpenMs.length === wholeBars ? cut : { ...cut, dataHash: hashSeries(cut, hash) };
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
