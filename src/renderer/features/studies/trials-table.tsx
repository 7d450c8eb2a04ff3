import { statisticWords } from "#shared/model/statistic-words.ts";
import type { TrialView } from "#shared/ipc/channels/run-channels.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { describeChoice } from "./describe-choice.ts";
import { performanceColumns } from "./performance-columns.tsx";

const COLUMNS: readonly Column<TrialView>[] = [
  { id: "values", title: "Values", cell: ({ parameters }) => describeChoice(parameters) },
  ...performanceColumns<TrialView>(),
  {
    id: "trades",
    title: "Trades",
    help: statisticWords("trades"),
    isFigure: true,
    cell: ({ trades }) => <FigureText value={trades} kind="integer" />,
  },
];

/** The best trials over the searched days, best first. */
export function TrialsTable({ trials }: { readonly trials: readonly TrialView[] }) {
  return (
    <DataTable
      label="Best trials of the study"
      columns={COLUMNS}
      rows={trials}
      rowKey={({ parameters }) => describeChoice(parameters)}
      empty="No trial over all of the searched days yet."
    />
  );
}
