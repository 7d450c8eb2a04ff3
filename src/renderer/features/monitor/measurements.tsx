import { spellOut } from "#shared/model/spell-out.ts";
import type { MetricsView, QueueView, WorkerView } from "#shared/ipc/channels/metrics-channels.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatBytes } from "#renderer/ui/format-bytes.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";
import { Panel } from "#renderer/ui/panel.tsx";

const QUEUES: readonly Column<QueueView>[] = [
  { id: "log", title: "Log", cell: ({ log }) => log },
  { id: "subscriber", title: "Subscriber", cell: ({ subscriber }) => subscriber },
  { id: "state", title: "State", cell: (queue) => <QueueState queue={queue} /> },
  {
    id: "depth",
    title: "Waiting",
    help: ["Events that it has not taken yet, now. A rising number means that it does not keep up"],
    isFigure: true,
    cell: ({ depth }) => count(depth),
  },
  {
    id: "memory",
    title: "In memory",
    help: ["Of those that wait, how many are in memory; the others wait in the log"],
    isFigure: true,
    room: "wide",
    cell: ({ inMemory }) => count(inMemory),
  },
  {
    id: "lag",
    title: "Lag",
    help: ["How long the oldest event that waits has been waiting. More than 10 s is a reason to worry"],
    isFigure: true,
    cell: ({ lagMs }) => (lagMs === undefined ? "none" : formatDuration(lagMs)),
  },
  {
    id: "handled",
    title: "Handled",
    help: ["Events that it took since the program started"],
    isFigure: true,
    room: "medium",
    cell: ({ handled }) => count(handled),
  },
  {
    id: "retries",
    title: "Retries",
    help: ["How often an event was given to it again after a failure, since the program started"],
    isFigure: true,
    room: "wide",
    cell: ({ retries }) => count(retries),
  },
  {
    id: "letters",
    title: "Dead letters",
    help: ["Events that it failed on after the last try. Any is a reason to look under Dead letters"],
    isFigure: true,
    room: "wide",
    cell: ({ deadLetters }) => count(deadLetters),
  },
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

const WORKERS: readonly Column<WorkerView>[] = [
  {
    id: "slice",
    title: "Slice",
    cell: ({ slice }) => <strong className="cell-strong">{spellOut(slice)}</strong>,
  },
  {
    id: "threads",
    title: "Threads",
    help: ["Threads that were started for this slice and still run"],
    isFigure: true,
    cell: ({ threads }) => count(threads),
  },
  {
    id: "busy",
    title: "Busy",
    help: ["Threads that work on a call, now"],
    isFigure: true,
    cell: ({ busy }) => count(busy),
  },
  {
    id: "waiting",
    title: "Calls waiting",
    help: ["Calls that wait for a thread, now. More than 10 are more than the processor can do at once"],
    isFigure: true,
    cell: ({ waiting }) => count(waiting),
  },
];

/** Threads that compute beside the window. */
export function Workers({ metrics }: { readonly metrics: MetricsView }) {
  return (
    <Panel title="Worker threads">
      <DataTable
        label="Worker threads"
        columns={WORKERS}
        rows={metrics.workers}
        rowKey={({ slice }) => slice}
        empty="No thread was started yet: the first backtest starts one."
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
