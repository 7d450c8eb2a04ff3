import type { Finding, ResultAnalysis } from "#shared/model/result-analysis.ts";
import type { StatisticKind } from "#shared/model/statistic-definitions.ts";
import { DETAILED_STATISTICS } from "#shared/model/statistics/detailed-statistics.ts";
import { describeTables } from "./describe-tables.ts";
import { formatMoney, formatPercent, formatRatio } from "./format-number.ts";
import { formatTable, right } from "./format-table.ts";

const MARKS: Readonly<Record<Finding["severity"], string>> = { serious: "✗", warning: "!", note: "·" };

/** The analysis of a run as text: what a careful reader would ask, how sure it is, then every figure. */
export function describeAnalysis(analysis: ResultAnalysis): readonly string[] {
  const { sample, findings } = analysis;
  return [
    `${sample.trades} trades, ${sample.periods} ${sample.period}s (${formatRatio(sample.years)} years), beside holding ${sample.benchmark}`,
    "",
    findings.length === 0 ? "critique: none of the checks found anything" : "critique",
    ...findings.flatMap(({ severity, title, evidence, remedy }) => [
      `  ${MARKS[severity]} ${title}: ${evidence}`,
      `      ${remedy}`,
    ]),
    ...describeIntervals(analysis),
    ...describeExits(analysis),
    ...describeTables(analysis),
    ...DETAILED_STATISTICS.flatMap(({ title, figures }) => [
      "",
      title,
      indent(
        formatTable(
          ["figure", right("value")],
          figures.map(({ key, label, kind }) => [label, showFigure(analysis.statistics[key], kind)]),
        ),
      ),
      ...analysis.sampleWarnings.filter(({ of }) => of === title).map(({ text }) => `  ! ${text}`),
    ]),
  ];
}

/** The findings that nobody should overlook, one line each. */
export function describeFindings(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ severity }) => severity !== "note")
    .map(({ severity, title, evidence }) => `  ${MARKS[severity]} ${title}: ${evidence}`);
}

function describeIntervals({ intervals }: ResultAnalysis): readonly string[] {
  const [first] = intervals;
  if (first === undefined) return [];
  return [
    "",
    `${formatPercent(first.level)} intervals by resampling`,
    indent(
      formatTable(
        ["figure", right("measured"), right("from"), right("to")],
        intervals.map(({ label, kind, value, lower, upper }) => [
          label,
          ...[value, lower, upper].map((figure) => showFigure(figure, kind)),
        ]),
      ),
    ),
  ];
}

function describeExits({ exitReasons }: ResultAnalysis): readonly string[] {
  if (exitReasons.length === 0) return [];
  return [
    "",
    "why trades ended",
    indent(
      formatTable(
        ["reason", right("trades"), right("win rate"), right("profit")],
        exitReasons.map(({ reason, trades, winRate, profit }) => [
          reason,
          String(trades),
          formatPercent(winRate),
          formatMoney(profit),
        ]),
      ),
    ),
  ];
}

function showFigure(value: number, kind: StatisticKind): string {
  if (kind === "fraction") return formatPercent(value);
  if (kind === "money") return formatMoney(value);
  return kind === "ratio" || !Number.isFinite(value) ? formatRatio(value) : String(Math.round(value));
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
