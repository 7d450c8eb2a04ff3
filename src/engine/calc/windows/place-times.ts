import { invariant } from "#engine/base/invariant.ts";
import { firstBarAtOrAfter } from "../bars/slice-range.ts";

/**
 * Where times lie among bars, as an index with a fraction: before the first and after the last bar counted on in steps of `stepMs`, so
 * that what was drawn there keeps its slope.
 */
export function placeTimes(tsOpenMs: Float64Array, times: readonly number[], stepMs: number): number[] {
  invariant(stepMs > 0, `a step must be positive, was ${stepMs}`);
  const [firstMs, lastMs] = [tsOpenMs[0], tsOpenMs[tsOpenMs.length - 1]];
  if (firstMs === undefined || lastMs === undefined) return times.map(() => 0);
  return times.map((time) => {
    if (time < firstMs) return (time - firstMs) / stepMs;
    if (time > lastMs) return tsOpenMs.length - 1 + (time - lastMs) / stepMs;
    const after = firstBarAtOrAfter(tsOpenMs, time);
    const [beforeMs, afterMs] = [tsOpenMs[after - 1], tsOpenMs[after] ?? lastMs];
    if (beforeMs === undefined || afterMs === time) return after;
    return after - 1 + (time - beforeMs) / (afterMs - beforeMs);
  });
}
