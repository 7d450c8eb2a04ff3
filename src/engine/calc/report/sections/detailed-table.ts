import {
  DETAILED_STATISTICS,
  type DetailedStatistics,
} from "#shared/model/statistics/detailed-statistics.ts";
import type { AnalysisSample } from "#shared/model/result-analysis.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { groupTable } from "./statistics-table.ts";

/** The full set of figures by group, each with its definition. */
export function detailedTable(statistics: DetailedStatistics, sample: AnalysisSample): Markup {
  return markup`<section class="long"><h2>All figures <span class="key">a period is a ${sample.period}; ${sample.periodsPerYear} of them are a year</span></h2><div class="columns many">${DETAILED_STATISTICS.map(
    ({ title, figures }) => groupTable(title, figures, statistics),
  )}</div></section>`;
}
