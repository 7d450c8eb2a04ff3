import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";

/** The series that others are compared with; undefined when none was named. Throws a user error for one that is not there. */
export function findBenchmark(
  bars: readonly BarSeries[],
  benchmarkSymbol: string | undefined,
): BarSeries | undefined {
  if (benchmarkSymbol === undefined) return undefined;
  const benchmark = bars.find(({ symbol }) => symbol === benchmarkSymbol.toUpperCase());
  if (benchmark !== undefined) return benchmark;
  const known = bars.map(({ symbol }) => symbol).join(", ");
  throw userError({
    code: "analyze.no-benchmark",
    message: `benchmark must be one of the symbols ${known}, was ${benchmarkSymbol}`,
    field: "benchmarkSymbol",
    value: benchmarkSymbol,
    remedy: "load the benchmark's bars beside the others",
  });
}

/** The benchmark's close at each time of a series; NaN where it has no bar at that time. */
export function alignCloses(
  { tsOpenMs }: Pick<BarSeries, "tsOpenMs">,
  benchmark: Pick<BarSeries, "tsOpenMs" | "close">,
): Float64Array {
  let place = 0;
  return tsOpenMs.map((time) => {
    while ((benchmark.tsOpenMs[place] ?? Number.POSITIVE_INFINITY) < time) place += 1;
    return benchmark.tsOpenMs[place] === time ? (benchmark.close[place] ?? Number.NaN) : Number.NaN;
  });
}
