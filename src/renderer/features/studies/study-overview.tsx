import { statisticWords } from "#shared/model/statistic-words.ts";
import { spellOut } from "#shared/model/spell-out.ts";
import type { StudyDetails } from "#shared/ipc/channels/study-channels.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FactsList } from "#renderer/ui/facts-list.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatMoment } from "#renderer/ui/format-time.ts";
import { describeChoice } from "./describe-choice.ts";
import { DoubtCards } from "./doubt-cards.tsx";
import { readFigures } from "./read-figures.ts";
import type { StudyFigureRow, StudyFigures } from "./read-figures.ts";
import { performanceColumns } from "./performance-columns.tsx";

const ROWS: readonly Column<StudyFigureRow>[] = [
  { id: "what", title: "Parameters and days", cell: ({ what }) => what },
  ...performanceColumns<StudyFigureRow>(),
  {
    id: "trades",
    title: "Trades",
    help: statisticWords("trades"),
    isFigure: true,
    room: "medium",
    cell: ({ trades }) => (
      <FigureText value={trades} kind="integer" whyNotFinite="a walk forward counts none" />
    ),
  },
];

/** What a study chose, what that did on days that it never saw, and how far to doubt it. */
export function StudyOverview({ study }: { readonly study: StudyDetails }) {
  const figures = readFigures(study.figures);
  return (
    <div className="study-overview" role="region" aria-label="Overview of the study" tabIndex={0}>
      {figures.rows.length === 0 ? (
        <p className="hint">It has not chosen yet{study.reason === undefined ? "." : `: ${study.reason}`}</p>
      ) : (
        <section aria-label="Figures of the choice" className="study-overview__table">
          <DataTable
            label="Figures of the choice"
            columns={ROWS}
            rows={figures.rows}
            rowKey={({ what }) => what}
            empty="There is no figure."
          />
        </section>
      )}
      {study.kind === "search" && figures.rows.length > 0 ? <DoubtCards figures={figures} /> : null}
      {study.kind === "walk_forward" && figures.rows.length > 0 ? <Stability figures={figures} /> : null}
      <FactsList facts={factsOf(study)} />
    </div>
  );
}

function factsOf({ parameters, range, holdOut, tsOpenedMs, trials, ledger, ...study }: StudyDetails) {
  const opened = tsOpenedMs === undefined ? "closed" : `opened ${formatMoment(tsOpenedMs)}`;
  return [
    ["Choice", describeChoice(parameters)],
    ["Symbols", study.symbols.join(" ")],
    ["Searched days", `${range.from} to ${range.to}`],
    [
      "Hold-out",
      holdOut === undefined ? "none was kept closed" : `${holdOut.from} to ${holdOut.to}, ${opened}`,
    ],
    ["Sampler, objective", `${spellOut(study.sampler)}, ${spellOut(study.objective)}`],
    ["Trials", `${trials} of this study, ${ledger.distinct} different ones ever on these days`],
    ["Started", formatMoment(study.tsStartedMs)],
  ] as const;
}

function Stability({ figures: { stability, efficiency } }: { readonly figures: StudyFigures }) {
  return (
    <ul className="doubts" aria-label="How stable the choices are">
      <li className="doubts__item">
        <h4 className="doubts__name">Efficiency</h4>
        <p className="doubts__value">
          <FigureText value={efficiency} kind="percent" whyNotFinite="the searched days lost money" />
        </p>
        <p className="doubts__meaning">
          How much of the searched days’ return a year was left on unseen days.
        </p>
      </li>
      {stability.map(([name, spread]) => (
        <li key={name} className="doubts__item">
          <h4 className="doubts__name">Stability of {name}</h4>
          <p className="doubts__value">
            <FigureText value={spread} kind="ratio" />
          </p>
          <p className="doubts__meaning">
            How far the choices of the windows lie apart, as part of the range that was tried; 0 is all the
            same.
          </p>
        </li>
      ))}
    </ul>
  );
}
