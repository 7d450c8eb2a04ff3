/** One bar of the averaged chart, in price units. */
export interface HeikinAshiBar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** Heikin-Ashi bars: close is the bar's mean, open the middle of the body before (of the bar itself at the first bar). */
export function createHeikinAshi(): { next(bar: HeikinAshiBar): HeikinAshiBar } {
  let middle = Number.NaN;
  return {
    next(bar) {
      const close = (bar.open + bar.high + bar.low + bar.close) / 4;
      const open = Number.isNaN(middle) ? (bar.open + bar.close) / 2 : middle;
      middle = (open + close) / 2;
      return { open, high: Math.max(bar.high, open, close), low: Math.min(bar.low, open, close), close };
    },
  };
}
