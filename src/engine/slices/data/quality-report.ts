import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { marketOf } from "#engine/calc/calendar/market-of.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { QualityFinding } from "#shared/model/data-quality.ts";
import { QUALITY_PROBLEMS } from "#shared/model/data-quality.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import { judgeAnew, keyOf } from "./curated-library.ts";
import { inspectSource } from "./inspect-source.ts";
import type { dataManifest } from "./manifest.ts";
import { rangeCaveats } from "./range-caveats.ts";

type Method = (typeof dataManifest)["methods"]["quality_report"];

/** Everything that is or seems wrong with a stored series, judged anew with what is known by now. */
export function qualityReport(
  library: CuratedLibrary,
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const series = inspectSource(library, input);
  const { inspection, verdict } = judgeAnew(series, library, context.hash);
  const { findings, counts, repairedBars } = inspection;
  return {
    series: describeWhole(series),
    market: marketOf(series),
    score: inspection.score,
    verdict: inspection.verdict,
    state: verdict.state,
    quarantineBelow: library.quarantineBelow(),
    counts,
    repairedBars,
    findings: worst(findings, input.limit),
    totalFindings: findings.length,
    repairs: library.curation.repairs(keyOf(series)),
  };
}

/** Of all its bars, with what a backtest over them would be warned of. */
function describeWhole(series: BarSeries): ReturnType<typeof describeSeries> {
  const facts = describeSeries(series);
  const [first, last] = [series.tsOpenMs[0], series.tsOpenMs.at(-1)];
  if (first === undefined || last === undefined) return facts;
  return { ...facts, caveats: [...facts.caveats, ...rangeCaveats(series, first, last)] };
}

/** The gravest kinds first, within a kind old to new; `limit` of them. */
function worst(findings: readonly QualityFinding[], limit: number): readonly QualityFinding[] {
  return findings
    .toSorted(
      (left, right) => QUALITY_PROBLEMS.indexOf(left.problem) - QUALITY_PROBLEMS.indexOf(right.problem),
    )
    .slice(0, limit);
}
