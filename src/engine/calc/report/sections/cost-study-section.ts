import type { CostStudy, CostTrial } from "#shared/model/cost-study.ts";
import { formatFigure, formatShare } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { drawTable, type Column } from "./draw-table.ts";

const RETURNS: readonly Column<CostTrial>[] = [
  { title: "Total return", read: ({ totalReturn }) => totalReturn, kind: "fraction", isSigned: true },
  { title: "Annual return", read: ({ annualReturn }) => annualReturn, kind: "fraction", isSigned: true },
  { title: "Sharpe ratio", read: ({ sharpe }) => sharpe, kind: "ratio" },
  { title: "Maximum drawdown", read: ({ maximumDrawdown }) => maximumDrawdown, kind: "fraction" },
  { title: "Trades", read: ({ trades }) => trades, kind: "count" },
];

const SLIPPAGE: readonly Column<CostTrial>[] = [
  { title: "Slippage, bps", read: ({ slippageBps }) => slippageBps, kind: "ratio" },
  ...RETURNS,
];

const CAPACITY: readonly Column<CostTrial>[] = [
  { title: "Account, USD", read: ({ initialCash }) => initialCash, kind: "money" },
  ...RETURNS,
];

/** What the run is worth when fills are worse, or the account is larger. */
export function costStudySection(study: CostStudy | undefined): Markup {
  if (study === undefined) return markup``;
  const { slippage, capacity, breakEvenSlippageBps, annualReturnPerBp, capacityCash, notes } = study;
  return markup`<section class="long"><h2>Costs <span class="key">every row is the whole run, traded again</span></h2>
<h3>Slippage</h3>${drawTable(SLIPPAGE, slippage)}
<p>The profit ends at a slippage of ${formatFigure(breakEvenSlippageBps, "ratio")} bps. Each further basis point changes the annual return by ${formatFigure(annualReturnPerBp, "fraction")}.</p>
<h3>Capacity <small>orders fill at most ${formatShare(study.participationFraction)} of each bar's volume</small></h3>${drawTable(CAPACITY, capacity)}
<p>Largest of these accounts that keeps half of the annual return of the smallest: ${formatFigure(capacityCash, "money")} USD.</p>
${notes.map((note) => markup`<p class="note">${note}</p>`)}</section>`;
}
