import type { LatencyView, MetricsView, QueueView } from "#shared/ipc/channels/metrics-channels.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatBytes } from "#renderer/ui/format-bytes.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";
import { Panel } from "#renderer/ui/panel.tsx";
import { latencyRows } from "./latency-rows.ts";
import type { LatencyRow } from "./latency-rows.ts";

const NOT_MEASURED = <span title="Nothing of this kind has happened since the program started">—</span>;

function latencyColumn(
  id: string,
  title: string,
  read: (latency: LatencyView) => number,
): Column<LatencyRow> {
  return {
    id,
    title,
    isFigure: true,
    cell: ({ latency }) => (latency === undefined ? NOT_MEASURED : formatDuration(read(latency))),
  };
}

const LATENCIES: readonly Column<LatencyRow>[] = [
  {
    id: "what",
    title: "What",
    cell: ({ title, note }) => (
      <span className="cell-text" title={note}>
        <strong className="cell-strong">{title}</strong> {note}
      </span>
    ),
  },
  {
    id: "count",
    title: "Measured",
    isFigure: true,
    cell: ({ latency }) => <FigureText value={latency?.count ?? 0} kind="integer" />,
  },
  latencyColumn("p50", "p50", ({ p50Ms }) => p50Ms),
  latencyColumn("p99", "p99", ({ p99Ms }) => p99Ms),
  latencyColumn("max", "Longest", ({ maxMs }) => maxMs),
];

const QUEUES: readonly Column<QueueView>[] = [
  { id: "log", title: "Log", cell: ({ log }) => log },
  { id: "subscriber", title: "Subscriber", cell: ({ subscriber }) => subscriber },
  { id: "state", title: "State", cell: (queue) => <QueueState queue={queue} /> },
  { id: "depth", title: "Waiting", isFigure: true, cell: ({ depth }) => count(depth) },
  { id: "memory", title: "In memory", isFigure: true, cell: ({ inMemory }) => count(inMemory) },
  {
    id: "lag",
    title: "Lag",
    isFigure: true,
    cell: ({ lagMs }) => (lagMs === undefined ? "none" : formatDuration(lagMs)),
  },
  { id: "handled", title: "Handled", isFigure: true, cell: ({ handled }) => count(handled) },
  { id: "retries", title: "Retries", isFigure: true, cell: ({ retries }) => count(retries) },
  { id: "letters", title: "Dead letters", isFigure: true, cell: ({ deadLetters }) => count(deadLetters) },
];

const count = (value: number) => <FigureText value={value} kind="integer" />;

function QueueState({ queue }: { readonly queue: QueueView }) {
  if (queue.isResting)
    return (
      <span
        className="state state--warning"
        title="It failed often in a row and is given one event at a time"
      >
        ◐ resting
      </span>
    );
  return queue.depth === 0 ? <span className="state state--good">● up to date</span> : <span>behind</span>;
}

/** How quick the program was since it started. */
export function Latencies({ metrics }: { readonly metrics: MetricsView }) {
  return (
    <Panel title="Latencies since the start">
      <DataTable
        label="Latencies"
        columns={LATENCIES}
        rows={latencyRows(metrics)}
        rowKey={({ id }) => id}
        empty="Nothing is measured."
      />
    </Panel>
  );
}

/** Subscribers with a queue of their own. */
export function Queues({ metrics }: { readonly metrics: MetricsView }) {
  return (
    <Panel title="Queues">
      <DataTable
        label="Queues"
        columns={QUEUES}
        rows={metrics.queues}
        rowKey={({ log, subscriber }) => `${log} ${subscriber}`}
        empty="No subscriber has a queue of its own."
      />
    </Panel>
  );
}

/** How much of each file is committed but not yet moved into it. */
export function WalSizes({ metrics }: { readonly metrics: MetricsView }) {
  return (
    <Panel title="Write-ahead logs">
      <ul className="sizes" aria-label="Write-ahead logs">
        {Object.entries(metrics.walBytes).map(([file, bytes]) => (
          <li key={file} className="sizes__item">
            <span className="card__label">{file}</span>
            <span className="sizes__value number" title={`${bytes} bytes`}>
              {formatBytes(bytes)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
