import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import type { TriggerFiring, TriggerSource, TriggerStream } from "#engine/workflow/trigger-source.ts";
import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Publish } from "#engine/workflow/run-types.ts";
import type { BarLibrary } from "#engine/slices/data/ports.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { openRecorded, type RecordedSessions } from "./recorded-feed.ts";
import { createReplayFeed, type ReplayFeed, type ReplayStep } from "#main/feeds/replay-feed.ts";
import { refusedError, userError } from "#shared/errors/app-error.ts";
import type { Bar, BarSeries } from "#shared/model/bar.ts";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import { correlationId, sessionId, type RunId } from "#shared/model/ids.ts";
import { formatIsoTime } from "#shared/model/time.ts";

/** Bars of each series that a session starts with as history. */
const HISTORY_BARS = 250;

export interface PaperFeedPorts {
  readonly library: BarLibrary;
  readonly desk: PaperDesk;
  readonly publish: Publish;
  readonly recorded: RecordedSessions;
  /** Pace of the replay when the run names none; a run in backtest mode waits for nothing. */
  readonly barIntervalMs: () => number;
  /** Resolves after that long, or as soon as the run is cancelled. */
  readonly wait: (delayMs: number, cancellation: Cancellation) => Promise<void>;
}

/** The feed of a run's symbols, as the replay of stored or generated bars: what a paper session trades on. */
function openReplay(library: BarLibrary, symbols: readonly string[]): ReplayFeed {
  const series = symbols.map((symbol) => loadSeries(library, symbol));
  // Windows reach back to the first bar, so that a strategy has seen exactly what it sees in a backtest.
  const windowBars = Math.max(...series.map(({ tsOpenMs }) => tsOpenMs.length));
  return createReplayFeed(series, { startIndex: HISTORY_BARS, windowBars });
}

/** The bars that a session recorded when one is named, else the stored ones. */
export function openFeed(
  { library, recorded }: Pick<PaperFeedPorts, "library" | "recorded">,
  symbols: readonly string[],
  recordedSession: string | undefined,
): ReplayFeed {
  if (recordedSession === undefined) return openReplay(library, symbols);
  return openRecorded(recorded, recordedSession, symbols, (symbol) => loadSeries(library, symbol));
}

/**
 * Fires `market_data_update` for each bar of the replay: the session's venue meets the bar first, then the event is
 * published, then the steps of the loop decide on it.
 */
export function createPaperFeed(ports: PaperFeedPorts): TriggerSource {
  return {
    open(trigger, { runId, mode, inputs }) {
      if (mode === "live") throw noFeed(trigger, mode);
      const symbols = Array.isArray(inputs["symbols"]) ? inputs["symbols"].map(String) : [];
      const session = inputs["recordedSession"];
      const feed = openFeed(ports, symbols, typeof session === "string" ? session : undefined);
      const repeated = goOnOrStop(ports.desk, feed, runId);
      const pace = mode === "backtest" ? { ...inputs, barIntervalMs: 0 } : inputs;
      return Promise.resolve(new PaperStream(ports, feed, runId, pace, repeated));
    },
  };
}

class PaperStream implements TriggerStream {
  readonly #ports: PaperFeedPorts;
  readonly #feed: ReplayFeed;
  readonly #runId: RunId;
  readonly #intervalMs: number;
  #barsLeft: number;
  /** The bar that an earlier process may not have decided on to the end. */
  #repeated: TriggerFiring | undefined;

  constructor(
    ports: PaperFeedPorts,
    feed: ReplayFeed,
    runId: RunId,
    inputs: Readonly<Record<string, unknown>>,
    repeated: TriggerFiring | undefined,
  ) {
    this.#ports = ports;
    this.#feed = feed;
    this.#runId = runId;
    this.#intervalMs = numberOr(inputs["barIntervalMs"], ports.barIntervalMs());
    this.#repeated = repeated;
    const session = ports.desk.findByRun(runId);
    const maximumBars = numberOr(inputs["maximumBars"], Number.POSITIVE_INFINITY);
    this.#barsLeft = session?.status === "stopped" ? 0 : maximumBars - (session?.bars ?? 0);
  }

  async next(cancellation: Cancellation): Promise<TriggerFiring | undefined> {
    await this.#ports.wait(this.#intervalMs, cancellation);
    cancellation.throwIfCancelled();
    const repeated = this.#repeated;
    this.#repeated = undefined;
    if (repeated !== undefined) return repeated;
    const step = this.#barsLeft > 0 ? this.#feed.next() : undefined;
    if (step === undefined) return undefined;
    this.#barsLeft -= 1;
    return { values: this.#deliver(step) };
  }

  close(): void {
    const session = this.#ports.desk.findByRun(this.#runId);
    if (session !== undefined) this.#ports.desk.stop(sessionId(session.sessionId), "the run ended");
  }

  #deliver({ symbol, bar, windows }: ReplayStep): TriggerFiring["values"] {
    const { desk, publish } = this.#ports;
    const session = desk.findByRun(this.#runId);
    if (session === undefined) throw noSession(this.#runId);
    const id = sessionId(session.sessionId);
    const origin = { runId: this.#runId, sessionId: id, correlationId: correlationId(this.#runId) };
    crashPoint("bar-arrived");
    desk.onBar(id, symbol, bar, origin);
    crashPoint("bar-matched");
    const { description: source } = this.#feed;
    const own = windows.find((window) => window.symbol === symbol);
    const isSynthetic = own?.provenance.isSynthetic ?? this.#feed.isSynthetic;
    const price = bar.close;
    publish(
      "market.data.updated",
      { symbol, price, tsEventMs: bar.tsOpenMs, source, isSynthetic, bar },
      origin,
    );
    return {
      symbol,
      bar,
      bars: windows,
      account: desk.account(id),
      openOrders: desk.openOrders(id),
    };
  }
}

/**
 * Brings the feed to where the session of an earlier process was. Answers its last bar when decisions at it may be
 * missing; with what was open then, those that were taken come out the same and name orders that are known.
 */
function goOn(desk: PaperDesk, feed: ReplayFeed, runId: RunId): TriggerFiring | undefined {
  const session = desk.findByRun(runId);
  const id = session === undefined ? undefined : sessionId(session.sessionId);
  const point = id === undefined ? undefined : desk.resumePoint(id);
  if (id === undefined || point === undefined || session?.status === "stopped") return undefined;
  const { symbol, bar, openOrders } = point;
  const step = skipTo(feed, symbol, bar);
  if (!point.mayLackDecisions) return undefined;
  return { values: { symbol, bar, bars: step.windows, account: desk.account(id), openOrders } };
}

function goOnOrStop(desk: PaperDesk, feed: ReplayFeed, runId: RunId): TriggerFiring | undefined {
  try {
    return goOn(desk, feed, runId);
  } catch (thrown) {
    const session = desk.findByRun(runId);
    if (session !== undefined) desk.stop(sessionId(session.sessionId), "its feed is lost");
    throw thrown;
  }
}

function skipTo(feed: ReplayFeed, symbol: string, bar: Bar): ReplayStep {
  for (let step = feed.next(); step !== undefined; step = feed.next()) {
    if (step.symbol !== symbol || step.bar.tsOpenMs !== bar.tsOpenMs) continue;
    if (canonicalJson(step.bar) === canonicalJson(bar)) return step;
    break;
  }
  throw userError({
    code: "feed.position-lost",
    message: `the bar of ${symbol} at ${formatIsoTime(bar.tsOpenMs)} must be in the feed as the session saw it, and is not`,
    field: "symbols",
    value: symbol,
    remedy: "the stored bars have changed since: start a new session",
  });
}

function loadSeries(library: BarLibrary, symbol: string): BarSeries {
  const series = library.load(symbol.toUpperCase(), "1d");
  if (series !== undefined && series.tsOpenMs.length > HISTORY_BARS) return series;
  if (series !== undefined) throw tooShort(series);
  throw userError({
    code: "data.unknown-symbol",
    message: `there are no daily bars of ${symbol} to replay`,
    field: "symbols",
    value: symbol,
    remedy: `import them, or use one of ${library
      .list()
      .map((info) => info.symbol)
      .join(", ")}`,
  });
}

function tooShort({ symbol, tsOpenMs }: BarSeries) {
  return userError({
    code: "feed.too-few-bars",
    message: `a paper session needs more than ${String(HISTORY_BARS)} bars of ${symbol}, there are ${String(tsOpenMs.length)}`,
    field: "symbols",
    value: symbol,
    remedy: "import a longer history, or use another symbol",
  });
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === "number" && Number.isFinite(value) ? value : fallback;
}

function noFeed(trigger: string, mode: string) {
  return refusedError({
    code: "feed.none-configured",
    message: `no feed fires ${trigger} in ${mode} mode`,
    field: "mode",
    value: mode,
    remedy: "run it in paper or backtest mode, which replay stored bars",
  });
}

function noSession(runId: RunId) {
  return userError({
    code: "paper.no-session",
    message: `run ${runId} has no paper session when its feed starts`,
    field: "steps",
    value: runId,
    remedy: "start one before the loop: initialize: { slices: [data, monitor, paper_trade] }",
  });
}
