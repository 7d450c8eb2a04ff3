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

function figure(id: string, title: string, read: (row: MonteCarloRow) => number): Column<MonteCarloRow> {
  return {
    id,
    title,
    isFigure: true,
    cell: (row) => <FigureText value={read(row)} kind={row.kind} />,
  };
}

const COLUMNS: readonly Column<MonteCarloRow>[] = [
  { id: "method", title: "Simulated", cell: ({ method }) => TITLES[method] },
  { id: "what", title: "Figure", cell: ({ what }) => what },
  figure("low", "5 %", ({ low }) => low),
  { ...figure("lowerQuarter", "25 %", ({ lowerQuarter }) => lowerQuarter), room: "wide" },
  figure("median", "Median", ({ median }) => median),
  { ...figure("upperQuarter", "75 %", ({ upperQuarter }) => upperQuarter), room: "wide" },
  figure("high", "95 %", ({ high }) => high),
  figure("actual", "Really", ({ actual }) => actual),
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
    room: "medium",
    isFigure: true,
    cell: ({ probabilityOfLoss }) => <FigureText value={probabilityOfLoss} kind="percent" />,
  },
  {
    id: "ruin",
    title: "Ruin",
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
