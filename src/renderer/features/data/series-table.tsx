import { spellOut } from "#shared/model/spell-out.ts";
import type { QualityReport, SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { formatDaysOld } from "#renderer/ui/format-time.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { QualityMark } from "./quality-mark.tsx";

/** A series with what was found of its bars; undefined while nobody has looked. */
export interface SeriesRow {
  readonly series: SeriesInfo;
  readonly quality: QualityReport | undefined;
  /** Since its last bar. */
  readonly ageMs: number;
}

interface SeriesTableProps {
  readonly rows: readonly SeriesRow[];
  readonly selected: SeriesInfo | undefined;
  readonly onSelect: (series: SeriesInfo) => void;
}

const whole = (value: number): string => formatNumber(value, "integer").text;

const COLUMNS: readonly Column<SeriesRow>[] = [
  {
    id: "symbol",
    title: "Symbol",
    cell: ({ series }) => (
      <>
        <strong className="cell-strong">{series.symbol}</strong>{" "}
        {series.isSynthetic ? <Badge tone="synthetic">SYNTHETIC</Badge> : null}
      </>
    ),
  },
  {
    id: "quality",
    title: "Quality",
    cell: ({ quality }) =>
      quality === undefined ? (
        <span className="cell-muted">not looked at</span>
      ) : (
        <QualityMark report={quality} />
      ),
  },
  { id: "timeframe", room: "medium", title: "Bars of", cell: ({ series }) => series.timeframe },
  { id: "provider", room: "wide", title: "Provider", cell: ({ series }) => series.provider },
  {
    id: "market",
    room: "wide",
    title: "Market",
    cell: ({ quality }) => (quality === undefined ? "—" : spellOut(quality.market)),
  },
  { id: "bars", title: "Bars", isFigure: true, cell: ({ series }) => whole(series.bars) },
  { id: "from", room: "medium", title: "From", cell: ({ series }) => series.from },
  { id: "to", title: "To", cell: ({ series }) => series.to },
  { id: "age", title: "Age", isFigure: true, cell: ({ ageMs }) => formatDaysOld(ageMs) },
];

export const keyOf = ({ symbol, timeframe, provider }: SeriesInfo): string =>
  `${provider} ${symbol} ${timeframe}`;

/** Every stored series in a line. */
export function SeriesTable({ rows, selected, onSelect }: SeriesTableProps) {
  return (
    <DataTable
      label="Stored series"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ series }) => keyOf(series)}
      isSelected={({ series }) => selected !== undefined && keyOf(series) === keyOf(selected)}
      onSelect={({ series }) => onSelect(series)}
      empty="No series fits."
    />
  );
}
