import { DETAILED_STATISTICS } from "#shared/model/statistics/detailed-statistics.ts";
import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { fold, sampleNote } from "./fold.ts";
import { groupTable } from "./statistics-table.ts";

/** The full set of figures by group, each with its definition and what its sample is worth. */
export function detailedTable({ statistics, sample, sampleWarnings }: ResultAnalysis): Markup {
  return fold(
    "All figures",
    `a period is a ${sample.period}; ${sample.periodsPerYear} of them are a year`,
    markup`<div class="columns many">${DETAILED_STATISTICS.map(
      ({ title, figures }) =>
        markup`${groupTable(title, figures, statistics)}${sampleNote(sampleWarnings, title)}`,
    )}</div>`,
  );
}
