export interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

/** Mean and sample standard deviation (n - 1); NaN where there are too few values. */
export function meanAndDeviation(values: Float64Array): Moments {
  const count = values.length;
  const mean = meanOf(values);
  let squares = 0;
  for (let index = 0; index < count; index += 1) {
    const distance = (values[index] ?? 0) - mean;
    squares += distance * distance;
  }
  return { mean, deviation: count < 2 ? Number.NaN : Math.sqrt(squares / (count - 1)) };
}

/** NaN of nothing. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum / values.length;
}
