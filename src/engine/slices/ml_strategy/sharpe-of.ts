/** Annualised Sharpe ratio of returns[start, end) at risk-free 0; 0 when the returns do not vary (nothing was held). */
export function sharpeOf(returns: Float64Array, start: number, end: number, barsPerYear: number): number {
  const { mean, variance } = momentsOf(returns, start, end);
  return variance === 0 ? 0 : (mean / Math.sqrt(variance)) * Math.sqrt(barsPerYear);
}

/** Mean and sample variance of values[start, end); 0 and 0 for fewer than two values. */
export function momentsOf(
  values: ArrayLike<number>,
  start: number,
  end: number,
): { readonly mean: number; readonly variance: number } {
  const count = end - start;
  if (count < 2) return { mean: 0, variance: 0 };
  let sum = 0;
  for (let index = start; index < end; index += 1) sum += values[index] ?? 0;
  const mean = sum / count;
  let squares = 0;
  for (let index = start; index < end; index += 1) squares += ((values[index] ?? 0) - mean) ** 2;
  return { mean, variance: squares / (count - 1) };
}
