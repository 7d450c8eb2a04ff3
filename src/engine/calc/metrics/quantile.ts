/**
 * The value below which a share of the values lies, by linear interpolation between neighbours (Hyndman and Fan type 7,
 * as numpy and pandas). `ascending` must be sorted; NaN of nothing.
 */
export function quantile(ascending: Float64Array, share: number): number {
  const position = (ascending.length - 1) * share;
  const low = Math.floor(position);
  const [below, above] = [ascending[low] ?? Number.NaN, ascending[low + 1] ?? ascending[low] ?? Number.NaN];
  const weight = position - low;
  // Two infinite neighbours have no difference.
  return weight === 0 || below === above ? below : below + (above - below) * weight;
}
