/** Sum of a column; 0 of nothing. */
export function columnSum(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** Arithmetic mean; NaN of nothing. */
export function columnMean(values: Float64Array): number {
  return columnSum(values) / values.length;
}

/** The largest; NaN of nothing. */
export function columnMaximum(values: Float64Array): number {
  let most = Number.NaN;
  for (const value of values) if (!(value <= most)) most = value;
  return most;
}

/** The smallest; NaN of nothing. */
export function columnMinimum(values: Float64Array): number {
  let least = Number.NaN;
  for (const value of values) if (!(value >= least)) least = value;
  return least;
}

export const isGain = (value: number): boolean => value > 0;
export const isLoss = (value: number): boolean => value < 0;

/** Share of the values other than 0 that are above it (QuantStats `win_rate`); NaN where nothing moved. */
export function shareOfGains(values: Float64Array): number {
  const gains = values.filter(isGain).length;
  return gains / (gains + values.filter(isLoss).length);
}
