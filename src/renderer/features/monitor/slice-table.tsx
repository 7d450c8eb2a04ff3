import { spellOut } from "#shared/model/spell-out.ts";
import type { SliceHealth } from "#shared/model/health.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatAge, formatDuration } from "#renderer/ui/format-time.ts";
import { Panel } from "#renderer/ui/panel.tsx";
import { HEALTH_MARKS } from "./health-marks.ts";

interface SliceTableProps {
  readonly health: readonly SliceHealth[];
  readonly nowMs: number;
}

/** A slice with when it is looked at. */
interface SliceRow extends SliceHealth {
  readonly nowMs: number;
}

const COLUMNS: readonly Column<SliceRow>[] = [
  {
    id: "slice",
    title: "Slice",
    cell: ({ slice }) => <strong className="cell-strong">{spellOut(slice)}</strong>,
  },
  {
    id: "state",
    title: "State",
    help: [
      "idle: not called yet; degraded: its last call failed or its worker gave no sign of life; down: its worker ended",
    ],
    cell: ({ state }) => (
      <span className={`health__item health__item--${state}`}>
        <span className="health__mark" aria-hidden="true">
          {HEALTH_MARKS[state]}
        </span>
        {state}
      </span>
    ),
  },
  {
    id: "calls",
    title: "Calls",
    help: ["Calls of its methods since the program started"],
    isFigure: true,
    cell: ({ calls }) => <FigureText value={calls} kind="integer" />,
  },
  {
    id: "failures",
    title: "Failed",
    help: ["Calls that failed through its own fault; a wrong input does not count"],
    isFigure: true,
    cell: ({ failures }) => <FigureText value={failures} kind="integer" />,
  },
  {
    id: "median",
    title: "Median call",
    help: ["Half of its last 64 calls took no longer"],
    isFigure: true,
    cell: ({ medianCallMs }) => (medianCallMs === undefined ? "—" : formatDuration(medianCallMs)),
  },
  {
    id: "seen",
    title: "Last seen",
    help: ["When it last answered or gave a sign of life"],
    isFigure: true,
    cell: ({ tsLastSeenMs, nowMs }) =>
      tsLastSeenMs === undefined ? "never" : formatAge(tsLastSeenMs, nowMs),
  },
];

/** Only where there is something to say. */
const DETAIL: Column<SliceRow> = {
  id: "detail",
  title: "Detail",
  cell: ({ detail }) => (
    <span className="cell-wraps" title={detail}>
      {detail}
    </span>
  ),
};
const DETAILED_COLUMNS = [...COLUMNS, DETAIL];

/** The health of every slice with what it is judged by. */
export function SliceTable({ health, nowMs }: SliceTableProps) {
  return (
    <Panel title="Slices">
      <DataTable
        label="Slices"
        columns={health.some(({ detail }) => detail !== undefined) ? DETAILED_COLUMNS : COLUMNS}
        rows={health.map((slice) => ({ ...slice, nowMs }))}
        rowKey={({ slice }) => slice}
        empty="No slice has reported yet."
      />
    </Panel>
  );
}
