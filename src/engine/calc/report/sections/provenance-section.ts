import { strategyTitle } from "#engine/calc/strategies/strategy-names.ts";
import { formatFigure } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { ReportFigures, ResultFigures } from "../report-figures.ts";

/** Everything that is needed to get the same figures again. */
export function provenanceSection(figures: ReportFigures): Markup {
  const { series, range, result } = figures;
  return markup`<section><h2>Provenance</h2>
<table class="list"><thead><tr><th>Symbol</th><th>Bars</th><th>Provider</th><th>Origin</th><th class="number">In range</th><th>First</th><th>Last</th><th>Data hash</th></tr></thead><tbody>
${series.map(
  (member) =>
    markup`<tr><td>${member.symbol}</td><td>${member.timeframe}</td><td>${member.provider}${member.isSynthetic ? " (SYNTHETIC)" : ""}</td><td>${member.origin}</td><td class="number">${formatFigure(member.barsInRange, "count")} of ${formatFigure(member.bars, "count")}</td><td class="date">${member.firstBar ?? "—"}</td><td class="date">${member.lastBar ?? "—"}</td><td class="hash" title="${member.dataHash}">${member.dataHash.slice(0, 16)}</td></tr>\n`,
)}</tbody></table>
<table class="facts"><tbody>
${fact("Range", `${range.from} to ${range.to} (${range.isAsked ? "as asked" : "none was asked for; derived from the data"})`)}
${result === undefined ? undefined : resultFacts(result, range)}
${figures.session === undefined ? undefined : fact("Session", figures.session.sessionId)}
${fact("Run", figures.made.runId ?? "none")}
${fact("Made", `${figures.made.created} by GPT-Trader Workstation ${figures.made.appVersion}`)}
</tbody></table></section>`;
}

function resultFacts(result: ResultFigures, range: ReportFigures["range"]): Markup {
  const { from, to } = result.rangeUsed;
  const isSame = from === range.from && to === range.to;
  const parameters = Object.entries(result.strategy.parameters).map(([name, value]) => `${name} ${value}`);
  return markup`${fact("Range used", `${from} to ${to} (${isSame ? "the same" : "NOT the same"})`)}
${fact("Strategy", `${strategyTitle(result.strategy.id)} (${[result.strategy.id, ...parameters].join(", ")})`)}
${fact("Initial cash", `${formatFigure(result.initialCash, "money")} USD`)}
${fact("Costs a side", `fee ${costOf(result.feeBps)}, slippage ${costOf(result.slippageBps)}`)}
${result.execution === undefined ? undefined : fact("Further costs", furtherCosts(result.execution, result.chargesPaid))}
${fact("Seed", seedText(result))}
${fact("Data hash", result.dataHash, "hash")}
${fact("Order list hash", result.orderListHash, "hash")}`;
}

function seedText({ seed, intervalSeed }: ResultFigures): string {
  if (seed === undefined) return `not recorded; the confidence intervals are drawn with ${intervalSeed}`;
  return String(seed);
}

function costOf(bps: number): string {
  return Number.isNaN(bps) ? "not recorded" : `${bps} bps`;
}

function furtherCosts(execution: NonNullable<ResultFigures["execution"]>, chargesPaid = 0): string {
  const given = Object.entries(execution).map(([name, value]) => `${name} ${value}`);
  return `${given.join(", ")}; borrow fees ${formatFigure(chargesPaid, "money")} USD`;
}

export function fact(name: string, value: string, style = ""): Markup {
  return markup`<tr><th scope="row">${name}</th><td class="${style}">${value}</td></tr>`;
}
