import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { findGaps } from "#engine/calc/bars/find-gaps.ts";
import { QUALITY } from "#shared/model/bar.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import { inTimeframe, loadSource } from "./load-series.ts";
import type { dataManifest } from "./manifest.ts";
import type { BarLibrary } from "./ports.ts";

type Method = (typeof dataManifest)["methods"]["coverage"];

/** What a series holds and what it lacks by its own rhythm. */
export function coverage(
  library: BarLibrary,
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const series = inTimeframe(loadSource(library, input), input.timeframe, context.hash);
  const { tsOpenMs, quality } = series;
  return {
    series: describeSeries(series),
    gaps: findGaps(series).map((gap) => gap.value),
    suspiciousBars: Array.from(tsOpenMs)
      .filter((_, index) => quality[index] === QUALITY.suspicious)
      .map((time) => formatIsoTime(epochMs(time))),
  };
}
