import { HelpTerm } from "#renderer/ui/help-term.tsx";
import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import type { RunSummary } from "#shared/ipc/channels/history-channels.ts";
import type { ResultView } from "#shared/ipc/channels/run-channels.ts";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import type { StatisticDefinition } from "#shared/model/statistic-definitions.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatMoment } from "#renderer/ui/format-time.ts";
import { LinePlot } from "#renderer/ui/plots/line-plot.tsx";
import type { PlotTone } from "#renderer/ui/plots/plot-frame.tsx";
import { growthOf } from "./growth-line.ts";
import { showDifference, showFigure } from "./show-figure.ts";

/** One of the runs that are compared. */
export interface ComparedRun {
  /** A, B and so on. */
  readonly letter: string;
  readonly run: RunSummary;
  readonly result: ResultView;
  /** Where it first parts from the first run; undefined for that one, and until it is known. */
  readonly parting: string | undefined;
}

const TONES: readonly PlotTone[] = ["accent", "warning", "synthetic", "up", "down", "muted"];
const GROWTH_PX = 230;

/** Two or more backtests: their curves over each other, their figures side by side, and where they first part. */
export function SideBySide({ runs }: { readonly runs: readonly ComparedRun[] }) {
  const nameOf = useStrategyName();
  const lines = runs.map(({ letter, result }, index) => ({
    label: letter,
    tone: TONES[index % TONES.length] ?? "accent",
    tsMs: result.equity.tsOpenMs,
    values: growthOf(result.equity.equity),
    isDashed: index > 0,
  }));
  return (
    <div className="plots plots--one" role="region" aria-label="Compared runs" tabIndex={0}>
      <LinePlot
        title="Growth"
        unit="value of 1 at each start"
        kind="ratio"
        heightPx={GROWTH_PX}
        lines={lines}
      />
      <section aria-label="Where they part" className="partings">
        <h3 className="plots__title">Where they first part from A</h3>
        <dl>
          {runs.slice(1).map(({ letter, parting }) => (
            <div key={letter} className="partings__item">
              <dt>{letter}</dt>
              <dd>{parting ?? "Looking…"}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-label="Figures side by side">
        <DataTable
          label="Figures side by side"
          columns={columnsOf(runs, nameOf)}
          rows={STATISTIC_DEFINITIONS}
          rowKey={({ key }) => key}
          empty="There is no figure."
        />
      </section>
    </div>
  );
}

function columnsOf(
  runs: readonly ComparedRun[],
  nameOf: (strategy: string) => string,
): readonly Column<StatisticDefinition>[] {
  const [first] = runs;
  return [
    {
      id: "what",
      title: "Figure",
      cell: ({ label, definition }) => <HelpTerm title={label} words={[definition]} />,
    },
    ...runs.map(({ letter, run, result }, index) => ({
      id: run.runId,
      title: `${letter}: ${nameOf(result.strategy.id)}`,
      isFigure: true,
      cell: ({ key, kind, label }: StatisticDefinition) => {
        const value = result.statistics[key];
        const left = first?.result.statistics[key];
        const row = { group: "Statistics", label, kind, left, right: value, isSame: left === value } as const;
        return (
          <>
            {showFigure(kind, value)}{" "}
            {index === 0 ? null : (
              <span className="cell-difference">
                {differenceFrom(first?.letter ?? "", showDifference(row))}
              </span>
            )}
          </>
        );
      },
    })),
  ];
}

function differenceFrom(letter: string, difference: string): string {
  return difference === "" ? `as ${letter}` : `${difference} to ${letter}`;
}

interface RunChoiceProps {
  readonly runs: readonly RunSummary[];
  /** In the order of their letters. */
  readonly chosen: readonly string[];
  readonly letterOf: (runId: string) => string | undefined;
  readonly isFull: boolean;
  readonly onToggle: (runId: string) => void;
}

/** The backtests that can be compared; a mark puts one beside the others. */
export function RunChoice({ runs, chosen, letterOf, isFull, onToggle }: RunChoiceProps) {
  return (
    <ul className="run-choice" aria-label="Runs to compare">
      {runs.map(({ runId, workflow, tsStartedMs, totalReturn }) => (
        <li key={runId}>
          <label className="run-choice__item">
            <input
              type="checkbox"
              checked={chosen.includes(runId)}
              disabled={isFull && !chosen.includes(runId)}
              onChange={() => onToggle(runId)}
            />
            <span className="run-choice__text">
              <span>
                {letterOf(runId) === undefined ? "" : `${letterOf(runId) ?? ""}: `}
                {workflow}
              </span>
              <span className="run-choice__facts">
                {formatMoment(tsStartedMs)}, <FigureText value={totalReturn} kind="percent" isSigned />
              </span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
