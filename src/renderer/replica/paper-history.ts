import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { Bar } from "#shared/model/bar.ts";

/** A chart's window; older points leave it. */
const MAXIMUM_POINTS = 10_000;

export interface EquityPoint {
  readonly tsMs: number;
  readonly equity: number;
}

/** What the window saw of a paper session since it watches: enough to draw it, not a record. */
export interface PaperHistory {
  readonly equity: readonly EquityPoint[];
  readonly bars: Readonly<Record<string, readonly Bar[]>>;
  /** The symbols whose bars were generated. */
  readonly synthetic: readonly string[];
}

export const EMPTY_HISTORY: PaperHistory = { equity: [], bars: {}, synthetic: [] };

function append<Point>(points: readonly Point[], point: Point): readonly Point[] {
  return [...points.slice(-(MAXIMUM_POINTS - 1)), point];
}

/** Adds the account's value at the session's newest bar; a second value for the same bar replaces the first. */
export function addEquity(history: PaperHistory, view: PaperView): PaperHistory {
  const tsMs = view.tsLastBarMs;
  if (tsMs === undefined) return history;
  const last = history.equity.at(-1);
  if (last !== undefined && last.tsMs > tsMs) return history;
  const kept = last?.tsMs === tsMs ? history.equity.slice(0, -1) : history.equity;
  return { ...history, equity: append(kept, { tsMs, equity: view.account.equity }) };
}

/** Adds a closed bar of a symbol; bars that do not move time on are left out. */
export function addBar(history: PaperHistory, symbol: string, bar: Bar, isSynthetic: boolean): PaperHistory {
  const bars = history.bars[symbol] ?? [];
  const last = bars.at(-1);
  if (last !== undefined && last.tsOpenMs >= bar.tsOpenMs) return history;
  const isNews = isSynthetic && !history.synthetic.includes(symbol);
  const synthetic = isNews ? [...history.synthetic, symbol] : history.synthetic;
  return { ...history, synthetic, bars: { ...history.bars, [symbol]: append(bars, bar) } };
}

interface HeardBar {
  readonly sessionId: string;
  readonly symbol: string;
  readonly bar: Bar;
  readonly isSynthetic: boolean;
}

/** The bars in a batch of events, by session. */
export function barsOf(envelopes: readonly AnyEnvelope[]): readonly HeardBar[] {
  return envelopes.flatMap(({ name, payload, sessionId }) =>
    name === "market.data.updated" && payload.bar !== undefined
      ? [{ sessionId, symbol: payload.symbol, bar: payload.bar, isSynthetic: payload.isSynthetic }]
      : [],
  );
}
