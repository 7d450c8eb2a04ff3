import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import { formatFigure } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

/** What each kind of exit made. */
export function exitsSection({ exitReasons }: ResultAnalysis): Markup {
  if (exitReasons.length === 0) return markup``;
  return markup`<section><h2>Why trades ended</h2><table class="list"><thead><tr><th>Reason</th><th class="number">Trades</th><th class="number">Win rate</th><th class="number">Average return</th><th class="number">Bars held</th><th class="number">Profit, USD</th></tr></thead><tbody>
${exitReasons.map(
  ({ reason, trades, winRate, averageReturn, averageBarsHeld, profit }) =>
    markup`<tr><td>${reason}</td><td class="number">${formatFigure(trades, "count")}</td><td class="number">${formatFigure(winRate, "fraction")}</td><td class="number">${formatFigure(averageReturn, "fraction")}</td><td class="number">${formatFigure(averageBarsHeld, "ratio")}</td><td class="number ${profit < 0 ? "negative" : "positive"}">${formatFigure(profit, "money")}</td></tr>\n`,
)}</tbody></table></section>`;
}
