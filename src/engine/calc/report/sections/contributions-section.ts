import { strategyTitle } from "#engine/calc/strategies/strategy-names.ts";
import { formatFigure } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { ReportFigures } from "../report-figures.ts";
import type { StepContribution } from "../step-contributions.ts";

export function contributionsSection(figures: ReportFigures): Markup {
  return markup`<section class="long"><h2>What each step contributed</h2>
${figures.contributions.map((contribution) => drawStep(contribution, figures))}</section>`;
}

function drawStep({ step, title, lines }: StepContribution, figures: ReportFigures): Markup {
  const ranking = step === "strategy" ? drawRanking(figures) : undefined;
  return markup`<article class="step"><h3>${title}</h3><div><ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>${ranking}</div></article>\n`;
}

function drawRanking({ ranking, result }: ReportFigures): Markup {
  if (ranking.length === 0) return markup``;
  return markup`<table class="list"><caption>Ranking, out of sample on bars before the range; score is the annualised Sharpe ratio of the folds' returns, joined</caption><thead><tr><th class="number">#</th><th>Strategy</th><th>Parameters</th><th class="number">Score</th><th class="number">Folds</th><th class="number">Trades</th><th class="number">Win rate</th></tr></thead><tbody>
${ranking.map(
  ({ id, parameters, score, folds, trades, winRate }, index) =>
    markup`<tr class="${id === result?.strategy.id ? "chosen" : ""}"><td class="number">${index + 1}</td><td>${strategyTitle(id)}</td><td>${listParameters(parameters)}</td><td class="number">${formatFigure(score, "factor")}</td><td class="number">${folds.length}</td><td class="number">${formatFigure(trades, "count")}</td><td class="number">${formatFigure(winRate, "fraction")}</td></tr>\n`,
)}</tbody></table>`;
}

function listParameters(parameters: Readonly<Record<string, number>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
