import { DAY_MS } from "#shared/model/time.ts";

/** What a volume weighted average price needs of a bar. */
export interface TradedBar {
  readonly tsOpenMs: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/**
 * Volume weighted average of the typical price `(high + low + close) / 3` since the session began, which is the day in
 * UTC: it holds the regular session of US equities whole. NaN until the session's first trade. On daily bars each bar is
 * a session of its own.
 */
export function createVwap(): { next(bar: TradedBar): number } {
  let day = Number.NaN;
  let traded = 0;
  let volumes = 0;
  return {
    next({ tsOpenMs, high, low, close, volume }) {
      const today = Math.floor(tsOpenMs / DAY_MS);
      if (today !== day) {
        day = today;
        traded = 0;
        volumes = 0;
      }
      traded += ((high + low + close) / 3) * volume;
      volumes += volume;
      return volumes > 0 ? traded / volumes : Number.NaN;
    },
  };
}
