import type { ConfidenceInterval, ResultAnalysis } from "#shared/model/result-analysis.ts";
import { formatFigure, formatShare } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

/** How far the figures could have come out otherwise. */
export function intervalsSection({ intervals, sample }: ResultAnalysis): Markup {
  const [first] = intervals;
  if (first === undefined)
    return markup`<section><h2>Confidence</h2><p>Too few ${sample.period}s and trades to say how sure the figures are.</p></section>`;
  return markup`<section><h2>Confidence <span class="key">${formatShare(first.level)} intervals by resampling what happened; blind to what never did</span></h2><table class="list"><thead><tr><th>Figure</th><th class="number">Measured</th><th class="number">From</th><th class="number">To</th><th>How</th></tr></thead><tbody>
${intervals.map(
  (interval) =>
    markup`<tr><td>${interval.label}</td><td class="number">${formatFigure(interval.value, interval.kind)}</td><td class="number">${formatFigure(interval.lower, interval.kind)}</td><td class="number">${formatFigure(interval.upper, interval.kind)}</td><td>${howOf(interval, sample.period)}</td></tr>\n`,
)}</tbody></table></section>`;
}

function howOf({ method, resamples, blockPeriods }: ConfidenceInterval, period: string): string {
  const times = `${formatFigure(resamples, "count")} resamples`;
  return method === "bootstrap"
    ? `${times} of the trades`
    : `${times} in blocks of ${blockPeriods} ${period}s in the mean`;
}
