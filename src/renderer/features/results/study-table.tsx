import { statisticWords } from "#shared/model/statistic-words.ts";
import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import type { StudyView } from "#shared/ipc/channels/run-channels.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { comparisonRows, describeParameters, trialRows } from "./study-rows.ts";
import type { StudyRow } from "./study-rows.ts";

const FIGURES: readonly Column<StudyRow>[] = [
  {
    id: "sharpe",
    title: "Sharpe ratio",
    help: statisticWords("sharpe"),
    isFigure: true,
    cell: ({ trial }) => <FigureText value={trial.sharpe} kind="ratio" />,
  },
  {
    id: "return",
    title: "Total return",
    help: statisticWords("totalReturn"),
    isFigure: true,
    cell: ({ trial }) => <FigureText value={trial.totalReturn} kind="percent" isSigned />,
  },
  {
    id: "drawdown",
    title: "Maximum drawdown",
    help: statisticWords("maximumDrawdown"),
    isFigure: true,
    cell: ({ trial }) => <FigureText value={trial.maximumDrawdown} kind="percent" isSigned />,
  },
  {
    id: "trades",
    title: "Closed trades",
    help: statisticWords("trades"),
    isFigure: true,
    cell: ({ trial }) => <FigureText value={trial.trades} kind="integer" />,
  },
];

const COMPARISON: readonly Column<StudyRow>[] = [
  { id: "what", title: "Parameters", cell: (row) => row.what },
  { id: "values", title: "Values", cell: (row) => row.parameters },
  ...FIGURES,
];

const TRIALS: readonly Column<StudyRow>[] = [
  { id: "rank", title: "Rank", isFigure: true, cell: (row) => row.what },
  { id: "values", title: "Values", cell: (row) => row.parameters },
  ...FIGURES,
];

/** What a parameter search found, beside what it is worth on days that it never saw. */
export function StudyTable({ study }: { readonly study: StudyView }) {
  const nameOf = useStrategyName();
  return (
    <section className="study" aria-label="Study">
      <h2 className="study__title">
        {nameOf(study.strategy)}: best of <FigureText value={study.trialCount} kind="integer" /> trials is{" "}
        {describeParameters(study.best.parameters)}
      </h2>
      <p className="study__note">
        Searched days {study.inSample.from} to {study.inSample.to}, unseen days {study.outOfSample.from} to{" "}
        {study.outOfSample.to}. {study.note}
      </p>
      <div className="study__table">
        <DataTable
          label="Study"
          columns={COMPARISON}
          rows={comparisonRows(study)}
          rowKey={(row) => row.what}
          empty="The search answered nothing."
        />
      </div>
      <h3 className="study__title">Best {study.top.length} on the searched days</h3>
      <div className="study__table study__table--growing">
        <DataTable
          label="Best trials"
          columns={TRIALS}
          rows={trialRows(study)}
          rowKey={(row) => row.what}
          empty="The search answered no trial."
        />
      </div>
    </section>
  );
}
