/** The deepest fraction below the highest value so far; 0 or negative. */
export function maximumDrawdown(drawdown: Float64Array): number {
  let deepest = 0;
  for (let index = 0; index < drawdown.length; index += 1) deepest = Math.min(deepest, drawdown[index] ?? 0);
  return deepest;
}
