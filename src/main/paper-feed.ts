import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import type { TriggerFiring, TriggerSource, TriggerStream } from "#engine/workflow/trigger-source.ts";
import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Publish } from "#engine/workflow/run-types.ts";
import type { BarLibrary } from "#engine/slices/data/ports.ts";
import { createReplayFeed, type ReplayFeed, type ReplayStep } from "#main/feeds/replay-feed.ts";
import { refusedError, userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { correlationId, sessionId, type RunId } from "#shared/model/ids.ts";

/** Bars of each series that a session starts with as history. */
const HISTORY_BARS = 250;

export interface PaperFeedPorts {
  readonly library: BarLibrary;
  readonly desk: PaperDesk;
  readonly publish: Publish;
  /** Pace of the replay when the run names none. */
  readonly barIntervalMs: () => number;
  /** Resolves after that long, or as soon as the run is cancelled. */
  readonly wait: (delayMs: number, cancellation: Cancellation) => Promise<void>;
}

/** The feed of a run's symbols, as the replay of stored or generated bars: what a paper session trades on. */
export function openReplay(library: BarLibrary, symbols: readonly string[]): ReplayFeed {
  const series = symbols.map((symbol) => loadSeries(library, symbol));
  // Windows reach back to the first bar, so that a strategy has seen exactly what it sees in a backtest.
  const windowBars = Math.max(...series.map(({ tsOpenMs }) => tsOpenMs.length));
  return createReplayFeed(series, { startIndex: HISTORY_BARS, windowBars });
}

/**
 * Fires `market_data_update` for each bar of the replay: the session's venue meets the bar first, then the event is
 * published, then the steps of the loop decide on it.
 */
export function createPaperFeed(ports: PaperFeedPorts): TriggerSource {
  return {
    open(trigger, { runId, mode, inputs }) {
      if (mode !== "paper" && mode !== "replay") throw noFeed(trigger, mode);
      const symbols = Array.isArray(inputs["symbols"]) ? inputs["symbols"].map(String) : [];
      const feed = openReplay(ports.library, symbols);
      return Promise.resolve(new PaperStream(ports, feed, runId, inputs));
    },
  };
}

class PaperStream implements TriggerStream {
  readonly #ports: PaperFeedPorts;
  readonly #feed: ReplayFeed;
  readonly #runId: RunId;
  readonly #intervalMs: number;
  #barsLeft: number;

  constructor(
    ports: PaperFeedPorts,
    feed: ReplayFeed,
    runId: RunId,
    inputs: Readonly<Record<string, unknown>>,
  ) {
    this.#ports = ports;
    this.#feed = feed;
    this.#runId = runId;
    this.#intervalMs = numberOr(inputs["barIntervalMs"], ports.barIntervalMs());
    this.#barsLeft = numberOr(inputs["maximumBars"], Number.POSITIVE_INFINITY);
  }

  async next(cancellation: Cancellation): Promise<TriggerFiring | undefined> {
    await this.#ports.wait(this.#intervalMs, cancellation);
    cancellation.throwIfCancelled();
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
    desk.onBar(id, symbol, bar, origin);
    const { description: source, isSynthetic } = this.#feed;
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
    remedy: "run it in paper mode, which replays stored bars",
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
