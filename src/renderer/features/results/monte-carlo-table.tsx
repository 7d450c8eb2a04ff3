import type { MonteCarlo, MonteCarloStudy } from "#shared/model/monte-carlo.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { monteCarloRows } from "./monte-carlo-rows.ts";
import type { MonteCarloRow } from "./monte-carlo-rows.ts";

const TITLES: Readonly<Record<MonteCarloStudy["method"], string>> = {
  shuffled_trades: "The same trades in another order",
  drawn_trades: "Trades drawn again",
  market_paths: "Other paths of the prices",
};

function figure(
  id: string,
  title: string,
  words: string,
  read: (row: MonteCarloRow) => number,
): Column<MonteCarloRow> {
  return {
    id,
    title,
    help: [words],
    isFigure: true,
    cell: (row) => <FigureText value={read(row)} kind={row.kind} />,
  };
}

const COLUMNS: readonly Column<MonteCarloRow>[] = [
  { id: "method", title: "Simulated", cell: ({ method }) => TITLES[method] },
  { id: "what", title: "Figure", cell: ({ what }) => what },
  figure("low", "5 %", "1 simulation in 20 came out below it.", ({ low }) => low),
  {
    ...figure(
      "lowerQuarter",
      "25 %",
      "1 simulation in 4 came out below it.",
      ({ lowerQuarter }) => lowerQuarter,
    ),
    room: "wide",
  },
  figure(
    "median",
    "Median",
    "Half of the simulations came out below it, half above.",
    ({ median }) => median,
  ),
  {
    ...figure(
      "upperQuarter",
      "75 %",
      "1 simulation in 4 came out above it.",
      ({ upperQuarter }) => upperQuarter,
    ),
    room: "wide",
  },
  figure("high", "95 %", "1 simulation in 20 came out above it.", ({ high }) => high),
  figure(
    "actual",
    "Really",
    "What the run itself came to, to stand beside the simulations.",
    ({ actual }) => actual,
  ),
  {
    id: "simulations",
    title: "Simulations",
    isFigure: true,
    room: "wide",
    cell: ({ simulations }) => simulations,
  },
  {
    id: "loss",
    title: "Loss",
    help: ["Share of the simulations that ended below the start."],
    room: "medium",
    isFigure: true,
    cell: ({ probabilityOfLoss }) => <FigureText value={probabilityOfLoss} kind="percent" />,
  },
  {
    id: "ruin",
    title: "Ruin",
    help: [
      "Share of the simulations that at some time had fallen to the part of the start that counts as ruin, or below.",
    ],
    room: "wide",
    isFigure: true,
    cell: ({ probabilityOfRuin }) => <FigureText value={probabilityOfRuin} kind="percent" />,
  },
];

/** How else a result could have come out. */
export function MonteCarloTable({ monteCarlo }: { readonly monteCarlo: MonteCarlo }) {
  return (
    <DataTable
      label="Monte Carlo"
      columns={COLUMNS}
      rows={monteCarloRows(monteCarlo)}
      rowKey={({ method, what }) => `${method} ${what}`}
      empty={monteCarlo.notes.join(" ")}
    />
  );
}
