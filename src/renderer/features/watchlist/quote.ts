import type { BarsView } from "#shared/ipc/channels/data-channels.ts";

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

const SPARK_BARS = 60;
const BOX = 100;
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
    path: pathOf(close.slice(-SPARK_BARS)),
  };
}

function pathOf(closes: readonly number[]): string {
  if (closes.length < 2) return "";
  const [low, high] = [Math.min(...closes), Math.max(...closes)];
  const heightOf = (close: number): number =>
    high === low ? BOX / 2 : BOX - ((close - low) / (high - low)) * BOX;
  return closes
    .map((close, index) => {
      const x = Math.round((index / (closes.length - 1)) * BOX * 10) / 10;
      return `${index === 0 ? "M" : "L"}${x} ${Math.round(heightOf(close) * 10) / 10}`;
    })
    .join("");
}

export const isStale = ({ tsMs }: Quote, nowMs: number): boolean => nowMs - tsMs > STALE_MS;
