/** The shape of returns a bar. Skewness and kurtosis are those of the population; a normal kurtosis is 3. */
export interface Moments {
  readonly count: number;
  /** Mean over sample standard deviation, not annualised; 0 when the returns do not vary. */
  readonly sharpe: number;
  readonly skewness: number;
  readonly kurtosis: number;
}

/** Those of returns without variation, or of fewer than two, are those of nothing: 0, 0 and 3. */
export function momentsOf(returns: Float64Array): Moments {
  const count = returns.length;
  let sum = 0;
  for (const value of returns) sum += value;
  const mean = sum / count;
  const powers = [0, 0, 0] as [number, number, number];
  for (const value of returns) {
    const distance = value - mean;
    const square = distance * distance;
    powers[0] += square;
    powers[1] += square * distance;
    powers[2] += square * square;
  }
  const [second, third, fourth] = powers;
  // What is left of values that cancel is no variation.
  if (count < 2 || !(second > 1e-24 * count * mean * mean))
    return { count, sharpe: 0, skewness: 0, kurtosis: 3 };
  const variance = second / count;
  return {
    count,
    sharpe: mean / Math.sqrt(second / (count - 1)),
    skewness: third / count / variance ** 1.5,
    kurtosis: fourth / count / (variance * variance),
  };
}
