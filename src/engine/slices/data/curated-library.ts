import type { Hasher } from "#engine/base/hasher.ts";
import { sliceRange, type BarRange } from "#engine/calc/bars/slice-range.ts";
import { applyRepairs } from "#engine/calc/quality/apply-repairs.ts";
import { inspectSeries, isTooBad, type SeriesInspection } from "#engine/calc/quality/inspect-series.ts";
import type { AppError } from "#shared/errors/app-error.ts";
import { refusedError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { QualityFinding } from "#shared/model/data-quality.ts";
import { QUALITY_PROBLEMS } from "#shared/model/data-quality.ts";
import type { Timeframe } from "#shared/model/time.ts";
import type { BarCuration, SeriesKey, SeriesVerdict } from "./curation.ts";
import type { BarLibrary } from "./ports.ts";

/** A library whose bars carry their repairs, and which holds back series that are too bad to trade on. */
export interface CuratedLibrary extends BarLibrary {
  readonly curation: BarCuration;
  /** Series with a lower score, from 0 to 1, are held back until somebody releases them. */
  quarantineBelow(): number;
  /**
   * What was decided of the bars as they are stored, by the threshold of today; undefined when nobody has judged them, or they carry
   * repairs.
   */
  verdict(symbol: string, timeframe: Timeframe, provider?: string): SeriesVerdict | undefined;
  /** As `load` of the library beneath: bars as they came. */
  loadRaw(symbol: string, timeframe: Timeframe, provider?: string, range?: BarRange): BarSeries | undefined;
  /** With repairs, whether or not the series is held back: to look at, not to trade on. */
  inspect(symbol: string, timeframe: Timeframe, provider?: string, range?: BarRange): BarSeries | undefined;
  /** Bars joined from trades, with repairs, whether or not they are held back. */
  inspectJoined(symbol: string, timeframe: Timeframe, provider?: string): BarSeries | undefined;
}

export function createCuratedLibrary(
  library: BarLibrary,
  curation: BarCuration,
  hash: Hasher,
  quarantineBelow: () => number,
): CuratedLibrary {
  const judging: Judging = { curation, quarantineBelow };
  const repaired = rememberRepaired(hash);
  /** Bars that were repaired are cut out of the whole, whose repairs name it. */
  const isRepaired = (symbol: string, timeframe: Timeframe, provider: string): boolean =>
    curation.repairs({ symbol, timeframe, provider }).length > 0;
  const inspect: CuratedLibrary["inspect"] = (symbol, timeframe, provider, range) => {
    const facts = range && library.find(symbol, timeframe, provider);
    if (facts !== undefined && !isRepaired(symbol, timeframe, facts.provider))
      return library.load(symbol, timeframe, facts.provider, range);
    const raw = library.load(symbol, timeframe, provider);
    const series = raw && repaired(raw, curation);
    return series && range ? sliceRange(series, range) : series;
  };
  const inspectJoined: CuratedLibrary["inspectJoined"] = (...key) => {
    const raw = library.ticks.bars(...key);
    return raw && repaired(raw, curation);
  };
  const orRefuse = (series: BarSeries, verdict = verdictOn(series, judging, hash)): BarSeries => {
    if (verdict.state === "quarantined") throw quarantined(series, verdict, quarantineBelow());
    return series;
  };
  /** What was decided of a series whose bars need not be read to know it. */
  const knownVerdict: CuratedLibrary["verdict"] = (symbol, timeframe, provider) => {
    const facts = library.find(symbol, timeframe, provider);
    if (facts === undefined || isRepaired(symbol, timeframe, facts.provider)) return undefined;
    const verdict = curation.verdict({ symbol, timeframe, provider: facts.provider });
    return verdict?.dataHash === facts.dataHash ? standing(verdict, facts.bars, judging) : undefined;
  };
  return {
    list: () => library.list(),
    find: (...key) => library.find(...key),
    prepare(symbol, timeframe, provider, cancellation, range) {
      const isPartEnough = knownVerdict(symbol, timeframe, provider) !== undefined;
      return library.prepare(symbol, timeframe, provider, cancellation, isPartEnough ? range : undefined);
    },
    stats: () => library.stats(),
    save: (series) => {
      library.save(series);
    },
    relabel: (...given) => {
      library.relabel(...given);
    },
    curation,
    quarantineBelow,
    verdict: knownVerdict,
    inspectJoined,
    ticks: {
      ...library.ticks,
      bars(...key) {
        const series = inspectJoined(...key);
        return series && orRefuse(series);
      },
    },
    loadRaw: (...key) => library.load(...key),
    inspect,
    load(symbol, timeframe, provider, range) {
      const known = range && knownVerdict(symbol, timeframe, provider);
      const series = inspect(symbol, timeframe, provider, known && range);
      if (series === undefined || series.provenance.isSynthetic)
        return series && range ? sliceRange(series, range) : series;
      const allowed = orRefuse(series, known);
      return range === undefined || known !== undefined ? allowed : sliceRange(allowed, range);
    },
  };
}

export const keyOf = ({ symbol, timeframe, provenance }: BarSeries): SeriesKey => ({
  symbol,
  timeframe,
  provider: provenance.provider,
});

type Judging = Pick<CuratedLibrary, "curation" | "quarantineBelow">;

/** What was decided about these very bars, or is decided now. */
export function verdictOn(series: BarSeries, judging: Judging, hash: Hasher): SeriesVerdict {
  const known = judging.curation.verdict(keyOf(series));
  if (known?.dataHash === series.dataHash) return standing(known, series.tsOpenMs.length, judging);
  return judgeAnew(series, judging, hash).verdict;
}

/** A verdict by the threshold of today: the score stays what it was. */
function standing(verdict: SeriesVerdict, bars: number, { quarantineBelow }: Judging): SeriesVerdict {
  const isBad = isTooBad(bars, verdict.score, quarantineBelow());
  const held = verdict.state === "released" ? "released" : "quarantined";
  return { ...verdict, state: isBad ? held : "trusted" };
}

/** Inspects the series with what is known of it by now and keeps what follows; a series that was released stays so. */
export function judgeAnew(
  series: BarSeries,
  { curation, quarantineBelow }: Judging,
  hash: Hasher,
): { readonly inspection: SeriesInspection; readonly verdict: SeriesVerdict } {
  const inspection = inspectSeries(series, curation.actions(series.symbol), quarantineBelow(), hash);
  const known = curation.verdict(keyOf(series));
  const isReleased = known?.dataHash === series.dataHash && known.state === "released";
  const verdict: SeriesVerdict = {
    dataHash: series.dataHash,
    state: inspection.verdict !== "bad" ? "trusted" : isReleased ? "released" : "quarantined",
    score: inspection.score,
    reason: describeCounts(inspection.counts),
  };
  if (!series.provenance.isSynthetic) curation.saveVerdict(keyOf(series), verdict);
  return { inspection, verdict };
}

function describeCounts(counts: Readonly<Record<QualityFinding["problem"], number>>): string {
  const found = QUALITY_PROBLEMS.filter((problem) => counts[problem] > 0);
  return found.map((problem) => `${problem} ${counts[problem]}`).join(", ") || "nothing found";
}

/** Repairs cost a copy of the columns, so the last ones of each series in memory are kept with it. */
function rememberRepaired(hash: Hasher) {
  const known = new WeakMap<BarSeries, { readonly version: string; readonly series: BarSeries }>();
  return (raw: BarSeries, curation: BarCuration): BarSeries => {
    const repairs = curation.repairs(keyOf(raw));
    if (repairs.length === 0) return raw;
    const version = JSON.stringify(repairs);
    const last = known.get(raw);
    if (last?.version === version) return last.series;
    const series = applyRepairs(raw, repairs, hash);
    known.set(raw, { version, series });
    return series;
  };
}

function quarantined(
  { symbol, timeframe, provenance }: BarSeries,
  { score, reason }: SeriesVerdict,
  quarantineBelow: number,
): AppError {
  return refusedError({
    code: "data.quarantined",
    message: `${symbol} ${timeframe} from ${provenance.provider} is in quarantine: its score must be at least ${quarantineBelow}, was ${score.toFixed(2)} (${reason})`,
    field: "symbols",
    value: symbol,
    remedy: `look with \`data quality ${symbol}\`, then repair with \`data repair ${symbol} --apply\`, import better bars, or trust these with \`data quality release ${symbol}\``,
  });
}
