/** Bars as columns of equal length, in plain numbers, as every channel can carry them. */
export interface BarTable {
  readonly tsOpenMs: readonly number[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
}
