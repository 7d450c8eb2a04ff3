import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { HelpTerm } from "#renderer/ui/help-term.tsx";
import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { useState } from "react";
import type { ReactNode } from "react";
import { ArrowLeft } from "lucide-react";
import type { ComparedRow, RunComparison, RunSummary } from "#shared/ipc/channels/history-channels.ts";
import type { Trade } from "#shared/model/position.ts";
import { Button } from "#renderer/ui/button.tsx";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatBarTime, formatMoment } from "#renderer/ui/format-time.ts";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { showDifference, showFigure } from "./show-figure.ts";

interface ComparisonViewProps {
  readonly comparison: RunComparison;
  readonly onClose: () => void;
  /** Stands at the end of the head. */
  readonly action: ReactNode;
  /** What was done last; undefined when nothing was. */
  readonly notice: string | undefined;
}

interface SidedTrade extends Trade {
  readonly in: "Left" | "Right";
}

const TRADES: readonly Column<SidedTrade>[] = [
  { id: "in", title: "Only in", cell: (trade) => trade.in },
  { id: "symbol", title: "Symbol", cell: (trade) => trade.symbol },
  { id: "side", title: "Side", cell: (trade) => trade.side },
  {
    id: "quantity",
    title: "Quantity",
    isFigure: true,
    cell: (trade) => <FigureText value={trade.quantity} kind="quantity" />,
  },
  { id: "entered", title: "Entered", isFigure: true, cell: (trade) => formatBarTime(trade.tsEntryMs) },
  { id: "exited", title: "Exited", isFigure: true, cell: (trade) => formatBarTime(trade.tsExitMs) },
  {
    id: "profit",
    title: "Profit",
    isFigure: true,
    cell: (trade) => <FigureText value={trade.profit} kind="money" isSigned />,
  },
];

/** Two runs side by side: what they were, on what, what came of them. */
export function ComparisonView({ comparison, onClose, action, notice }: ComparisonViewProps) {
  const [tab, setTab] = useState("differences");
  const { left, right, rows } = comparison;
  const differing = rows.filter(({ isSame }) => !isSame);
  const trades: readonly SidedTrade[] = [
    ...comparison.onlyLeft.map((trade) => ({ ...trade, in: "Left" as const })),
    ...comparison.onlyRight.map((trade) => ({ ...trade, in: "Right" as const })),
  ];
  return (
    <section className="page" aria-label="Comparison of two runs">
      <header className="page__header">
        <Button label="Back to the run" icon={<ArrowLeft size={14} aria-hidden="true" />} onPress={onClose} />
        <h1 className="run-header__title">Comparison</h1>
        <span className="run-header__text">
          {differing.length === 0
            ? "The two runs are the same in everything that is compared."
            : `${differing.length} of ${rows.length} facts and figures differ.`}
        </span>
        {action}
      </header>
      {notice === undefined ? null : (
        <p className="notice" role="status" aria-label="Notice">
          {notice}
        </p>
      )}
      {comparison.divergence === undefined ? null : (
        <p className="hint" aria-label="Where they part">
          {comparison.divergence.text}
        </p>
      )}
      <Tabs
        label="Comparison"
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: "differences",
            label: "Differences",
            count: differing.length,
            content: <ComparedTable left={left} right={right} rows={differing} />,
          },
          {
            id: "all",
            label: "Everything",
            count: rows.length,
            content: <ComparedTable left={left} right={right} rows={rows} />,
          },
          {
            id: "trades",
            label: "Trades of one only",
            count: trades.length,
            content: (
              <DataTable
                label="Trades of one run only"
                columns={TRADES}
                rows={trades}
                rowKey={(trade, index) => `${trade.in} ${index}`}
                empty="Both runs made the same trades, or one made no backtest."
              />
            ),
          },
        ]}
      />
    </section>
  );
}

interface ComparedTableProps {
  readonly left: RunSummary;
  readonly right: RunSummary;
  readonly rows: readonly ComparedRow[];
}

function comparedColumns(left: RunSummary, right: RunSummary): readonly Column<ComparedRow>[] {
  return [
    { id: "group", title: "", cell: (row) => <span className="cell-muted">{row.group}</span> },
    { id: "label", title: "What", cell: (row) => <HelpTerm title={row.label} words={wordsOf(row)} /> },
    {
      id: "left",
      title: `Left: ${describeRun(left)}`,
      isFigure: true,
      cell: (row) => <Compared row={row} value={row.left} />,
    },
    {
      id: "right",
      title: `Right: ${describeRun(right)}`,
      isFigure: true,
      cell: (row) => <Compared row={row} value={row.right} />,
    },
    { id: "difference", title: "Right − left", isFigure: true, cell: showDifference },
  ];
}

function wordsOf({ group, label }: ComparedRow): readonly string[] {
  if (group !== "Statistics") return [];
  return STATISTIC_DEFINITIONS.filter((known) => known.label === label).map(({ definition }) => definition);
}

function ComparedTable({ left, right, rows }: ComparedTableProps) {
  return (
    <DataTable
      label="Compared figures"
      columns={comparedColumns(left, right)}
      rows={rows}
      rowKey={(row) => `${row.group} ${row.label}`}
      empty="Nothing differs."
    />
  );
}

const describeRun = ({ workflow, tsStartedMs }: RunSummary): string =>
  `${workflow}, ${formatMoment(tsStartedMs)}`;

function Compared({ row, value }: { readonly row: ComparedRow; readonly value: ComparedRow["left"] }) {
  const nameOf = useStrategyName();
  const text =
    row.kind === "strategy" && typeof value === "string" ? nameOf(value) : showFigure(row.kind, value);
  return (
    <span className={`cell-compared${row.isSame ? " cell-muted" : ""}`} title={text}>
      {text}
    </span>
  );
}
