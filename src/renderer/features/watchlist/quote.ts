import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
import { sparkPath } from "./spark-path.ts";

/** The newest stored price of a symbol and how it came there. */
export interface Quote {
  readonly last: number;
  /** From the close of the bar before; undefined when there is none. */
  readonly change: number | undefined;
  readonly changeFraction: number | undefined;
  /** When the last bar opened. */
  readonly tsMs: number;
  readonly isSynthetic: boolean;
  /** Path of the newest closes in a box of 100 by 100; empty for fewer than two. */
  readonly path: string;
}

/** Longer than a weekend with a holiday beside it. */
const STALE_MS = 4.5 * 86_400_000;

/** Undefined for a series without bars. */
export function quoteOf({ close, tsOpenMs, isSynthetic }: BarsView): Quote | undefined {
  const [last, tsMs] = [close.at(-1), tsOpenMs.at(-1)];
  if (last === undefined || tsMs === undefined) return undefined;
  const previous = close.at(-2);
  return {
    last,
    change: previous === undefined ? undefined : last - previous,
    changeFraction: previous === undefined ? undefined : last / previous - 1,
    tsMs,
    isSynthetic,
    path: sparkPath(close),
  };
}

export const isStale = ({ tsMs }: Quote, nowMs: number): boolean => nowMs - tsMs > STALE_MS;
