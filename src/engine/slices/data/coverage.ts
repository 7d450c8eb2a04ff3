import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { describeGap } from "#engine/calc/bars/find-gaps.ts";
import { findGapSpans } from "#engine/calc/bars/find-gap-spans.ts";
import { countByMonth } from "#engine/calc/quality/count-by-month.ts";
import { marketOf } from "#engine/calc/calendar/market-of.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { QUALITY } from "#shared/model/bar.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import { inTimeframe } from "./load-series.ts";
import { inspectSource } from "./inspect-source.ts";
import type { dataManifest } from "./manifest.ts";

type Method = (typeof dataManifest)["methods"]["coverage"];

/** What a series holds and what it lacks by the calendar of its market, held back or not. */
export function coverage(
  library: CuratedLibrary,
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const series = inTimeframe(inspectSource(library, input), input.timeframe, context.hash);
  const gaps = findGapSpans(series);
  return {
    series: describeSeries(series),
    market: marketOf(series),
    prices: series.provenance.prices ?? "raw",
    gaps: gaps.map(describeGap),
    missing: gaps.reduce((sum, gap) => sum + gap.missing, 0),
    suspiciousBars: timesOf(series, QUALITY.suspicious),
    repairedBars: timesOf(series, QUALITY.repaired),
    actions: library.curation.actions(series.symbol).length,
    months: countByMonth(series, gaps),
    ticks: library.ticks.list().filter(({ symbol }) => symbol === series.symbol),
  };
}

function timesOf({ tsOpenMs, quality }: BarSeries, grade: number): readonly string[] {
  const times: string[] = [];
  for (const [index, found] of quality.entries()) {
    if (found === grade) times.push(formatIsoTime(epochMs(tsOpenMs[index] ?? Number.NaN)));
  }
  return times;
}
