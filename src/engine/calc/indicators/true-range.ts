/** The bar's range with the gap from the close before, in price units; NaN at the first bar (Wilder 1978). */
export function createTrueRange(): { next(high: number, low: number, close: number): number } {
  let previousClose = Number.NaN;
  return {
    next(high, low, close) {
      const range = Math.max(high, previousClose) - Math.min(low, previousClose);
      previousClose = close;
      return range;
    },
  };
}
