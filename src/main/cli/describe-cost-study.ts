import type { CostStudy, CostTrial } from "#shared/model/cost-study.ts";
import { formatMoney, formatPercent, formatRatio } from "./format-number.ts";
import { formatTable, right } from "./format-table.ts";

/** What a run is worth when fills are worse, or the account is larger, as text. */
export function describeCostStudy(study: CostStudy): readonly string[] {
  const { slippage, capacity, notes, participationFraction } = study;
  return [
    "",
    "slippage, the run traded again",
    describeTrials("bps", slippage, ({ slippageBps }) => formatRatio(slippageBps)),
    `  the profit ends at ${formatRatio(study.breakEvenSlippageBps)} bps; each further one changes the annual return by ${formatPercent(study.annualReturnPerBp)}`,
    ...(capacity.length === 0
      ? []
      : [
          "",
          `larger accounts, at most ${formatPercent(participationFraction)} of each bar's volume`,
          describeTrials("account", capacity, ({ initialCash }) => formatMoney(initialCash)),
          `  half of the annual return is kept up to ${formatMoney(study.capacityCash)}`,
        ]),
    ...notes.map((note) => `  ${note}`),
  ];
}

function describeTrials(
  title: string,
  trials: readonly CostTrial[],
  name: (trial: CostTrial) => string,
): string {
  const columns = [title, "total return", "annual return", "Sharpe", "max drawdown", "trades"].map(right);
  const rows = trials.map((trial) => [
    name(trial),
    formatPercent(trial.totalReturn),
    formatPercent(trial.annualReturn),
    formatRatio(trial.sharpe),
    formatPercent(trial.maximumDrawdown),
    String(trial.trades),
  ]);
  return formatTable(columns, rows).replaceAll(/^/gm, "  ");
}
