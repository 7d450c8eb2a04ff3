/** `sharpe` of returns whose sum is known already. */
export function sharpeOf(returns: Float64Array, sum: number, periodsPerYear: number): number {
  const count = returns.length;
  const mean = sum / count;
  let squares = 0;
  for (let index = 0; index < count; index += 1) {
    const distance = (returns[index] ?? 0) - mean;
    squares += distance * distance;
  }
  const deviation = count < 2 ? Number.NaN : Math.sqrt(squares / (count - 1));
  return deviation > 0 ? (mean / deviation) * Math.sqrt(periodsPerYear) : Number.NaN;
}
