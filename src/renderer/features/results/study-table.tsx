import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import type { Study, StudyRow } from "./read-study.ts";

const COLUMNS: readonly Column<StudyRow>[] = [
  { id: "what", title: "Parameters", cell: (row) => row.what },
  { id: "where", title: "Days", cell: (row) => row.where },
  {
    id: "sharpe",
    title: "Sharpe ratio",
    isFigure: true,
    cell: (row) => <FigureText value={row.sharpe} kind="ratio" />,
  },
  {
    id: "return",
    title: "Total return",
    isFigure: true,
    cell: (row) => <FigureText value={row.totalReturn} kind="percent" isSigned />,
  },
  {
    id: "drawdown",
    title: "Maximum drawdown",
    isFigure: true,
    cell: (row) => <FigureText value={row.maximumDrawdown} kind="percent" isSigned />,
  },
  {
    id: "trades",
    title: "Closed trades",
    isFigure: true,
    cell: (row) => <FigureText value={row.trades} kind="integer" />,
  },
];

/** What a parameter search found, beside what it is worth on days that it never saw. */
export function StudyTable({ study }: { readonly study: Study }) {
  return (
    <section className="study" aria-label="Study">
      <h2 className="study__title">
        {study.strategy.replaceAll("_", " ")} · <FigureText value={study.trialCount} kind="integer" /> trials
      </h2>
      <div className="study__table">
        <DataTable
          label="Study"
          columns={COLUMNS}
          rows={study.rows}
          rowKey={(row) => `${row.what} ${row.where}`}
          empty="The search answered nothing."
        />
      </div>
      <p className="study__note">{study.note}</p>
    </section>
  );
}
