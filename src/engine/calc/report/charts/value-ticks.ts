/** Round values (1, 2, 2.5 or 5 times a power of ten apart) within [lowest, highest], at most about `count`. */
export function valueTicks(lowest: number, highest: number, count: number): readonly number[] {
  const span = highest - lowest;
  if (!(span > 0) || !Number.isFinite(span)) return Number.isFinite(lowest) ? [lowest] : [];
  const power = 10 ** Math.floor(Math.log10(span / count));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => span / size <= count) ?? span;
  const first = Math.ceil(lowest / step - 1e-9);
  const last = Math.floor(highest / step + 1e-9);
  // Adding zero turns -0 into 0.
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step + 0);
}
