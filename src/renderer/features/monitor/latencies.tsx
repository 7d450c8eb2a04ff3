import { HelpTerm } from "#renderer/ui/help-term.tsx";
import { useState } from "react";
import type { LatencyView, MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatDuration } from "#renderer/ui/format-time.ts";
import { Panel } from "#renderer/ui/panel.tsx";
import { BarPlot } from "#renderer/ui/plots/bar-plot.tsx";
import { bucketNames } from "./bucket-names.ts";
import { latencyRows } from "./latency-rows.ts";
import type { LatencyRow } from "./latency-rows.ts";
import { measureWords } from "./measure-words.ts";
import { SpreadBars } from "./spread-bars.tsx";

const NOT_MEASURED = <span title="Nothing of this kind has happened since the program started">—</span>;
const PLOT_PX = 130;

function latencyColumn(
  id: string,
  title: string,
  words: string,
  read: (latency: LatencyView) => number,
): Column<LatencyRow> {
  return {
    id,
    title,
    help: [words],
    isFigure: true,
    cell: ({ latency }) => (latency === undefined ? NOT_MEASURED : formatDuration(read(latency))),
  };
}

const COLUMNS: readonly Column<LatencyRow>[] = [
  {
    id: "what",
    title: "What",
    cell: ({ title, help, isWorry }) => (
      <strong className={`cell-strong${isWorry ? " state--warning" : ""}`}>
        <HelpTerm title={title} words={help === undefined ? [] : measureWords(help)} />
        {isWorry ? " ◐ past its limit" : ""}
      </strong>
    ),
  },
  {
    id: "count",
    title: "Measured",
    isFigure: true,
    cell: ({ latency }) => <FigureText value={latency?.count ?? 0} kind="integer" />,
  },
  latencyColumn("p50", "p50", "Half were as quick as this or quicker.", ({ p50Ms }) => p50Ms),
  latencyColumn("p99", "p99", "99 in 100 were as quick as this or quicker.", ({ p99Ms }) => p99Ms),
  latencyColumn("max", "Longest", "The longest since the program started.", ({ maxMs }) => maxMs),
  {
    id: "spread",
    title: "Spread, 0.1 ms to 1 s",
    cell: ({ latency }) => (latency === undefined ? NOT_MEASURED : <SpreadBars latency={latency} />),
  },
];

/** How quick the program was since it started; the chosen measure with its words and its distribution. */
export function Latencies({ metrics }: { readonly metrics: MetricsView }) {
  const [asked, setAsked] = useState<string>();
  const rows = latencyRows(metrics);
  const row = rows.find(({ id }) => id === asked);
  const slow = rows.filter(({ isWorry }) => isWorry).length;
  return (
    <Panel
      title="Latencies since the start"
      aside={
        slow === 0 ? (
          <span className="hint">Choose one to see how its times are spread</span>
        ) : (
          <span className="state state--warning">◐ {slow} past the limit</span>
        )
      }
    >
      <DataTable
        label="Latencies"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ id }) => id}
        isSelected={({ id }) => id === asked}
        empty="Nothing is measured."
        onSelect={({ id }) => setAsked(id === asked ? undefined : id)}
      />
      {row === undefined ? null : <Chosen row={row} />}
    </Panel>
  );
}

function Chosen({ row: { title, latency } }: { readonly row: LatencyRow }) {
  if (latency === undefined) return <p className="hint">{title} was not measured yet.</p>;
  return (
    <BarPlot
      title={`Spread of ${title}`}
      unit="times measured"
      kind="integer"
      of="Length"
      categories={bucketNames(latency.buckets)}
      series={[{ label: "Measured", tone: "accent", values: latency.buckets.map(({ count }) => count) }]}
      heightPx={PLOT_PX}
    />
  );
}
