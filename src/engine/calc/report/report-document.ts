import { documentFrame } from "./document-frame.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { ReportFigures, ResultFigures } from "./report-figures.ts";
import type { ReportInput } from "./report-input.ts";
import type { AnalysedFigures } from "./analysed-figures.ts";
import { hardTimesSection, positionsSection, roundTripsSection } from "./sections/analysis-sections.ts";
import { auditSection } from "./sections/audit-section.ts";
import { banner } from "./sections/banner.ts";
import { doubtfulTradesSection } from "./sections/doubtful-trades-section.ts";
import { costStudySection } from "./sections/cost-study-section.ts";
import { equitySection, priceSection } from "./sections/charts-section.ts";
import { contributionsSection } from "./sections/contributions-section.ts";
import { detailedTable } from "./sections/detailed-table.ts";
import { exitsSection } from "./sections/exits-section.ts";
import { findingsSection } from "./sections/findings-section.ts";
import { headline } from "./sections/headline.ts";
import { intervalsSection } from "./sections/intervals-section.ts";
import { monteCarloSection } from "./sections/monte-carlo-section.ts";
import { monthlyTable } from "./sections/monthly-table.ts";
import { noticesSection } from "./sections/notices-section.ts";
import { provenanceSection } from "./sections/provenance-section.ts";
import {
  activitySection,
  growthSection,
  rollingSection,
  spreadSection,
  yearsSection,
} from "./sections/returns-sections.ts";
import { statisticsTable } from "./sections/statistics-table.ts";
import { studySection } from "./sections/study-section.ts";
import {
  distributionSection,
  drawdownsSection,
  openPositionsSection,
  rejectedSection,
  tradesSection,
} from "./sections/trade-sections.ts";

export function reportDocument(figures: ReportFigures, input: ReportInput): string {
  const { result } = figures;
  return documentFrame(
    figures.title,
    banner(figures),
    markup`<header><h1>${figures.title}</h1><p class="subtitle">${subtitle(figures)}</p></header>
${result === undefined ? undefined : headline(result.statistics)}
${noticesSection(figures.notices)}
${result?.analysed === undefined ? undefined : findingsSection(result.analysed.analysis.findings)}
${result === undefined ? undefined : equitySection(result, input)}
${priceSection(figures, input)}
${result === undefined ? undefined : resultSections(result)}
${monteCarloSection(figures.monteCarlo)}
${costStudySection(figures.costStudy)}
${figures.session === undefined ? contributionsSection(figures) : undefined}
${studySection(figures.study)}
${provenanceSection(figures)}
${auditSection(figures)}
${result === undefined ? undefined : doubtfulTradesSection(result)}
${result === undefined ? undefined : tradesSection(result)}`,
  );
}

function subtitle({ result, series, session }: ReportFigures): string {
  const timeframes = [...new Set(series.map(({ timeframe }) => timeframe))].join(", ");
  const providers = [...new Set(series.map(({ provider }) => provider))].join(", ");
  const parameters = Object.entries(result?.strategy.parameters ?? {}).map(
    ([name, value]) => `${name} ${value}`,
  );
  const from = session === undefined ? `${timeframes} bars from ${providers}` : session.feed;
  return [from, ...parameters].join(" · ");
}

function resultSections(result: ResultFigures): Markup {
  const { analysed } = result;
  return markup`${analysed === undefined ? undefined : growthSection(analysed)}
${analysed === undefined ? undefined : yearsSection(analysed)}
${monthlyTable(result.monthly)}
${analysed === undefined ? undefined : spreadSection(analysed)}
${analysed === undefined ? undefined : rollingSection(analysed)}
${drawdownsSection(result)}
${statisticsTable(result.statistics)}
${analysed === undefined ? undefined : intervalsSection(analysed.analysis)}
${analysed === undefined ? undefined : detailedTable(analysed.analysis)}
${distributionSection(result)}
${analysed === undefined ? undefined : moreSections(analysed)}
${openPositionsSection(result)}
${rejectedSection(result)}`;
}

/** What answers a question that a reader may have; folded, so that the rest stays readable. */
function moreSections(analysed: AnalysedFigures): Markup {
  const { analysis } = analysed;
  return markup`${exitsSection(analysis)}
${roundTripsSection(analysis)}
${hardTimesSection(analysis)}
${positionsSection(analysis)}
${activitySection(analysed)}`;
}
