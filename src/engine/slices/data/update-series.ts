import type { SliceContext } from "#engine/base/slice-context.ts";
import type { BarColumns } from "#engine/calc/bars/bar-columns.ts";
import { findGapSpans } from "#engine/calc/bars/find-gap-spans.ts";
import { makeBarSeries } from "#engine/calc/bars/make-bar-series.ts";
import { type AppError, userError } from "#shared/errors/app-error.ts";
import type { SeriesUpdate } from "#shared/ipc/channels/data-channels.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Market } from "#shared/model/market.ts";
import type { NetworkProvider } from "#shared/model/network-provider.ts";
import { epochMs, formatIsoDate, formatIsoTime, parseIsoDate, type Timeframe } from "#shared/model/time.ts";
import { checkSentBars } from "./check-sent-bars.ts";
import { firstWanted } from "./first-wanted.ts";
import { gapCaveats, withoutGapCaveats } from "./gap-caveats.ts";
import { joinBars, type JoinedBars } from "./join-bars.ts";
import type { CorporateAction } from "#shared/model/corporate-action.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import type { NetworkBars, SentAction, SentBars } from "./ports.ts";

/** Stored bars that are asked for again, to see whether the provider still says the same of them. */
const OVERLAP_BARS = 5;

/** They never close. */
const CRYPTO_EXCHANGES: ReadonlySet<NetworkProvider> = new Set(["binance", "coinbase", "kraken"]);

export interface UpdateRequest {
  readonly provider: NetworkProvider;
  readonly symbol: string;
  /** One that the provider has. */
  readonly timeframe: Timeframe;
  /** The first day wanted: what lies before the stored bars is asked for too. */
  readonly fromMs?: number | undefined;
  /** Takes all anew, in place of what is stored. */
  readonly isReplacing?: boolean | undefined;
}

export interface UpdatePorts {
  readonly library: CuratedLibrary;
  readonly network: NetworkBars;
}

/**
 * Asks the provider for what is missing of one series and stores it: bars before the stored ones when they are wanted, and all
 * since the last of them. Nothing is stored when the provider now says otherwise of older bars.
 */
export async function updateSeries(
  { library, network }: UpdatePorts,
  request: UpdateRequest,
  context: SliceContext,
): Promise<SeriesUpdate> {
  const { provider, symbol, timeframe, isReplacing = false } = request;
  const stored = isReplacing ? undefined : library.loadRaw(symbol, timeframe, provider);
  const nowMs = context.clock.now();
  const fromMs = isReplacing ? replacedFrom(library, request, nowMs) : askedFrom(stored, request, nowMs);
  const question = { provider, symbol, timeframe, fromMs, toMs: nowMs };
  const sent = await network.fetch(question, context);
  context.cancellation.throwIfCancelled();
  await library.prepare(symbol, timeframe, provider, context.cancellation);
  // Another run may have stored some of it meanwhile.
  const present = isReplacing ? undefined : library.loadRaw(symbol, timeframe, provider);
  const { columns, unfinished, leftOut } = checkSentBars(sent, nowMs, `${symbol} from ${provider}`);
  const save = (all: BarColumns): BarSeries => {
    const caveats = [...keptCaveats(present, sent), ...(leftOut === undefined ? [] : [leftOut])];
    const series = toSeries(
      request,
      all,
      { sent, caveats, market: present?.provenance.market, nowMs },
      context,
    );
    library.save(series);
    return series;
  };
  const change = present === undefined ? firstBars(request, columns, save) : moreBars(present, columns, save);
  if (change.status !== "past_changed" && change.status !== "apart") {
    const { curation } = library;
    curation.saveActions(symbol, sent.actions.filter(({ value }) => value > 0).map(toAction));
  }
  return {
    symbol,
    timeframe,
    provider,
    status: change.status,
    to: formatIsoDate(epochMs(change.series.tsOpenMs.at(-1) ?? Number.NaN)),
    newBars: change.newBars,
    note: [change.note, unfinished, leftOut].filter((note) => note !== undefined).join("; "),
  };
}

/** Splits and dividends are facts of the symbol, whoever sent them. */
function toAction({ kind, tsMs, value }: SentAction): CorporateAction {
  const date = formatIsoDate(epochMs(tsMs));
  return kind === "split" ? { kind, date, ratio: value } : { kind, date, amount: value };
}

interface Change extends Pick<SeriesUpdate, "status" | "newBars" | "note"> {
  readonly series: BarSeries;
}
type Save = (columns: BarColumns) => BarSeries;

/** From a little before the last stored bar, or from the first day wanted when that lies before the stored bars. */
function askedFrom(
  stored: BarSeries | undefined,
  { fromMs, timeframe }: UpdateRequest,
  nowMs: number,
): number {
  if (stored === undefined) return fromMs ?? firstWanted(timeframe, nowMs);
  const { tsOpenMs } = stored;
  const firstMs = tsOpenMs[0] ?? nowMs;
  const overlapMs = tsOpenMs[Math.max(0, tsOpenMs.length - OVERLAP_BARS)] ?? nowMs;
  return fromMs !== undefined && fromMs < firstMs ? fromMs : overlapMs;
}

/** What takes the place of stored bars should not begin later; they are not read, since they may be damaged. */
function replacedFrom(library: CuratedLibrary, request: UpdateRequest, nowMs: number): number {
  const { symbol, timeframe, provider, fromMs } = request;
  const info = library
    .list()
    .find((known) => known.symbol === symbol && known.timeframe === timeframe && known.provider === provider);
  const usualMs = firstWanted(timeframe, nowMs);
  return fromMs ?? Math.min(usualMs, parseIsoDate(info?.from ?? "") ?? usualMs);
}

function firstBars(request: UpdateRequest, columns: BarColumns, save: Save): Change {
  const count = columns.tsOpenMs.length;
  if (count === 0) throw noBarsError(request);
  return { status: "stored", newBars: count, note: "stored", series: save(columns) };
}

function moreBars(stored: BarSeries, columns: BarColumns, save: Save): Change {
  const unchanged = { newBars: 0, series: stored };
  if (columns.tsOpenMs.length === 0) {
    return { ...unchanged, status: "current", note: "the provider has nothing newer" };
  }
  const joined = joinBars(stored, columns);
  if (joined.kind === "changed") {
    return { ...unchanged, status: "past_changed", note: describeChanges(joined.changes) };
  }
  if (joined.kind === "apart") {
    const note =
      "what the provider sends now does not reach back to the stored bars, so nothing was added; fetch with --replace to take what it has";
    return { ...unchanged, status: "apart", note };
  }
  const isSame = joined.newBars === 0 && joined.revision === undefined;
  if (isSame) return { ...unchanged, status: "current", note: ["up to date", ...remarks(joined)].join("; ") };
  const note = [joined.newBars === 1 ? "1 new bar" : `${joined.newBars} new bars`, ...remarks(joined)];
  return {
    status: "updated",
    newBars: joined.newBars,
    note: note.join("; "),
    series: save(joined.columns),
  };
}

function remarks(joined: JoinedBars & { readonly kind: "joined" }): readonly string[] {
  const { revision, otherVolumes } = joined;
  return [
    ...(revision === undefined ? [] : [`the last stored bar was renewed: ${revision}`]),
    ...(otherVolumes === 0 ? [] : [`the provider counts ${otherVolumes} older volumes otherwise now`]),
  ];
}

const describeChanges = (changes: readonly string[]): string =>
  `the provider says otherwise of ${changes.length} of the last stored bars, so nothing was stored: ${changes[0] ?? ""}; fetch with --replace to take its present prices`;

/** What was said of the stored bars, except for what is found anew each time. */
function keptCaveats(stored: BarSeries | undefined, sent: SentBars): readonly string[] {
  return [...new Set([...sent.caveats, ...withoutGapCaveats(stored?.provenance.caveats ?? [])])];
}

function toSeries(
  { provider, symbol, timeframe }: UpdateRequest,
  columns: BarColumns,
  {
    sent,
    caveats,
    market: known,
    nowMs,
  }: {
    readonly sent: SentBars;
    readonly caveats: readonly string[];
    /** What the stored bars say of it. */
    readonly market: Market | undefined;
    readonly nowMs: number;
  },
  context: SliceContext,
): BarSeries {
  const market = known ?? (CRYPTO_EXCHANGES.has(provider) ? "crypto" : undefined);
  const origin = `${sent.origin}, as of ${formatIsoTime(epochMs(nowMs))}`;
  const said = market === undefined ? {} : { market };
  const source = { provider, isSynthetic: false, origin, caveats, ...said };
  const gaps = findGapSpans({ tsOpenMs: columns.tsOpenMs, timeframe, provenance: source });
  const all = [...caveats, ...gapCaveats(gaps)];
  const provenance = { ...source, caveats: all };
  return makeBarSeries({ symbol, timeframe, columns, provenance }, context.hash);
}

function noBarsError({ provider, symbol, timeframe }: UpdateRequest): AppError {
  return userError({
    code: "provider.no-bars",
    message: `${provider} sent no finished ${timeframe} bars of ${symbol}`,
    field: "symbols",
    value: symbol,
    remedy: "check how the provider writes the symbol, or ask for other days",
  });
}
