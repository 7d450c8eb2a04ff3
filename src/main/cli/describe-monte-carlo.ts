import type { Distribution, MonteCarlo, MonteCarloStudy } from "#shared/model/monte-carlo.ts";
import { formatMoney, formatPercent } from "./format-number.ts";
import { formatTable } from "./format-table.ts";

const TITLES: Readonly<Record<MonteCarloStudy["method"], string>> = {
  shuffled_trades: "the same trades in another order",
  drawn_trades: "trades drawn again",
  market_paths: "other paths of the prices",
};

const COLUMNS = ["", "5 %", "25 %", "median", "75 %", "95 %", "really"].map((title, index) => ({
  title,
  align: index === 0 ? ("left" as const) : ("right" as const),
}));

/** How else a result could have come out, as text. */
export function describeMonteCarlo({ studies, notes, seed }: MonteCarlo): readonly string[] {
  return [
    "",
    `Monte Carlo, seed ${seed}`,
    ...studies.flatMap(describeStudy),
    ...notes.map((note) => `  ${note}`),
  ];
}

function describeStudy(study: MonteCarloStudy): readonly string[] {
  const { actual, ruinFraction } = study;
  const rows = [
    toRow("end equity", study.endEquity, actual.endEquity, formatMoney),
    toRow("max drawdown", study.maximumDrawdown, actual.maximumDrawdown, formatPercent),
  ];
  return [
    `  ${TITLES[study.method]} (${study.simulations} simulations of ${study.sampleSize} ${study.meanBlockBars === undefined ? "closed trades" : `bars in blocks of ${study.meanBlockBars}`})`,
    formatTable(COLUMNS, rows).replaceAll(/^/gm, "    "),
    `    loss ${formatPercent(study.probabilityOfLoss)}   fall to ${formatPercent(ruinFraction)} of the start ${formatPercent(study.probabilityOfRuin)}   below what really came out ${formatPercent(study.actualRank)}`,
  ];
}

function toRow(
  name: string,
  { low, lowerQuarter, median, upperQuarter, high }: Distribution,
  actual: number,
  format: (value: number) => string,
): readonly string[] {
  return [name, ...[low, lowerQuarter, median, upperQuarter, high, actual].map(format)];
}
