import { statisticWords } from "#shared/model/statistic-words.ts";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";

interface Performance {
  readonly sharpe: number | undefined;
  readonly totalReturn: number | undefined;
  readonly maximumDrawdown: number | undefined;
}

/** How well it did: the columns that every table of trials and of choices has, in the same order. */
export function performanceColumns<Row extends Performance>(): readonly Column<Row>[] {
  return [
    {
      id: "sharpe",
      title: "Sharpe ratio",
      help: statisticWords("sharpe"),
      isFigure: true,
      cell: ({ sharpe }) => <FigureText value={sharpe} kind="ratio" />,
    },
    {
      id: "return",
      title: "Total return",
      help: statisticWords("totalReturn"),
      isFigure: true,
      cell: ({ totalReturn }) => <FigureText value={totalReturn} kind="percent" isSigned />,
    },
    {
      id: "drawdown",
      title: "Max. drawdown",
      help: statisticWords("maximumDrawdown"),
      isFigure: true,
      cell: ({ maximumDrawdown }) => <FigureText value={maximumDrawdown} kind="percent" isSigned />,
    },
  ];
}
