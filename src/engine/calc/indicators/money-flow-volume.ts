/** The bar's volume times where the close stands in its range, -1 at the low to 1 at the high; 0 without a range. */
export function moneyFlowVolume(high: number, low: number, close: number, volume: number): number {
  const range = high - low;
  return range === 0 ? 0 : ((close - low - (high - close)) / range) * volume;
}
