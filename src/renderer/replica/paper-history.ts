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
}

export const EMPTY_HISTORY: PaperHistory = { equity: [], bars: {} };

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
export function addBar(history: PaperHistory, symbol: string, bar: Bar): PaperHistory {
  const bars = history.bars[symbol] ?? [];
  const last = bars.at(-1);
  if (last !== undefined && last.tsOpenMs >= bar.tsOpenMs) return history;
  return { ...history, bars: { ...history.bars, [symbol]: append(bars, bar) } };
}

/** The bars in a batch of events, by session. */
export function barsOf(
  envelopes: readonly AnyEnvelope[],
): readonly { readonly sessionId: string; readonly symbol: string; readonly bar: Bar }[] {
  return envelopes.flatMap((envelope) =>
    envelope.name === "market.data.updated" && envelope.payload.bar !== undefined
      ? [{ sessionId: envelope.sessionId, symbol: envelope.payload.symbol, bar: envelope.payload.bar }]
      : [],
  );
}
