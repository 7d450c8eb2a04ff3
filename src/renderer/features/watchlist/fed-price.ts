import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { EMPTY_HISTORY } from "#renderer/replica/paper-history.ts";
import type { PaperHistory } from "#renderer/replica/paper-history.ts";
import { SPARK_BARS, sparkPath } from "./spark-path.ts";

/** The newest price that a running paper session was fed; never one of a real market while there are no live streams. */
export interface FedPrice {
  readonly last: number;
  /** From the close of the bar before; undefined when the session had none. */
  readonly change: number | undefined;
  readonly changeFraction: number | undefined;
  /** When the bar opened, in the time of what is replayed. */
  readonly tsBarMs: number;
  /** When this window heard it. */
  readonly tsHeardMs: number;
  readonly source: "REPLAY" | "SYNTHETIC";
  readonly sessionId: string;
  /** Path of the newest closes that the session was fed, in a box of 100 by 100; empty for fewer than two. */
  readonly path: string;
}

export type FedPrices = ReadonlyMap<string, FedPrice>;

/**
 * What running sessions are fed now, by symbol; where several have one, the session that was started last. A price that is known stays the
 * same object, so that only what changed is drawn again. The answer is `known` itself when nothing did.
 */
export function readFedPrices(
  sessions: readonly PaperView[],
  histories: Readonly<Record<string, PaperHistory>>,
  known: FedPrices,
  nowMs: number,
): FedPrices {
  const prices = new Map<string, FedPrice>();
  const running = sessions.filter(({ status }) => status === "running");
  for (const session of running.toSorted((one, other) => one.tsStartedMs - other.tsStartedMs)) {
    const { sessionId } = session;
    const { bars: barsOf, synthetic } = histories[sessionId] ?? EMPTY_HISTORY;
    for (const [symbol, bars] of Object.entries(barsOf)) {
      const bar = bars.at(-1);
      if (bar === undefined) continue;
      const before = known.get(symbol);
      const isKnown = before?.sessionId === sessionId && before.tsBarMs === bar.tsOpenMs;
      if (isKnown) {
        prices.set(symbol, before);
        continue;
      }
      const source = synthetic.includes(symbol) ? "SYNTHETIC" : "REPLAY";
      const figures = { ...moveOf(bar.close, bars.at(-2)?.close), tsBarMs: bar.tsOpenMs };
      const path = sparkPath(bars.slice(-SPARK_BARS).map(({ close }) => close));
      prices.set(symbol, { ...figures, tsHeardMs: nowMs, source, sessionId, path });
    }
  }
  const isSame =
    prices.size === known.size && [...prices].every(([symbol, one]) => known.get(symbol) === one);
  return isSame ? known : prices;
}

function moveOf(last: number, previous: number | undefined) {
  if (previous === undefined) return { last, change: undefined, changeFraction: undefined };
  return { last, change: last - previous, changeFraction: last / previous - 1 };
}
