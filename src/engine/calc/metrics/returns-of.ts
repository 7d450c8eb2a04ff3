/** Simple returns from each value to the next: one fewer than there are values. */
export function returnsOf(equity: Float64Array): Float64Array {
  const returns = new Float64Array(Math.max(0, equity.length - 1));
  for (let index = 0; index < returns.length; index += 1) {
    returns[index] = (equity[index + 1] ?? Number.NaN) / (equity[index] ?? Number.NaN) - 1;
  }
  return returns;
}
