import type { LatencyView, MetricsView } from "../ipc/channels/metrics-channels.ts";

export type MeasureId =
  | "publishToHandlers"
  | "publishToDurable"
  | "streamedToDurable"
  | "runStart"
  | "stepOverhead"
  | "eventLoopDelay"
  | "queueDepth"
  | "queueLag"
  | "workers"
  | "memory"
  | "wal"
  | "deadLetters";

/** A measure of the program in plain words. */
export interface MeasureHelp {
  readonly id: MeasureId;
  readonly title: string;
  readonly meaning: string;
  readonly computed: string;
  readonly worry: string;
}

const SINCE_START =
  "Counted since the program started: half were as quick as p50 or quicker, 99 in 100 as p99.";

export const MEASURE_HELP: Readonly<Record<MeasureId, MeasureHelp>> = {
  publishToHandlers: {
    id: "publishToHandlers",
    title: "Event to handlers",
    meaning: "How long the program takes to tell an event to everything in it that listens.",
    computed: `From the moment an event is published until the last listener has heard it and all that it gave rise to. ${SINCE_START}`,
    worry:
      "p99 above 50 ms: orders and charts are that much late. Usually the machine is busy with something else.",
  },
  publishToDurable: {
    id: "publishToDurable",
    title: "Event to disk, durable",
    meaning: "How long it takes until an order, a fill or a step of a run can survive a power cut.",
    computed: `From the moment it is published until its commit is flushed to the disk. ${SINCE_START}`,
    worry: "p99 above 100 ms: the disk is slow or full of other work, and each order waits for it.",
  },
  streamedToDurable: {
    id: "streamedToDurable",
    title: "Event to disk, streamed",
    meaning: "How long a price or a progress message stays in memory before it is stored.",
    computed: `From its time stamp until its row is committed with others. ${SINCE_START}`,
    worry: "p99 above 1 s: that much of the prices would be missing from the log after a power cut.",
  },
  runStart: {
    id: "runStart",
    title: "Run start",
    meaning: "How long a workflow needs from the press on Run to its first step.",
    computed: `From before the run's first event is stored until its first method is called. ${SINCE_START}`,
    worry: "p99 above 500 ms: starting feels slow; many runs start at once, or the disk is busy.",
  },
  stepOverhead: {
    id: "stepOverhead",
    title: "Step overhead",
    meaning: "What the workflow engine itself adds to the work of a step.",
    computed: `The time of a step without its method: its events and outputs, all of them stored. ${SINCE_START}`,
    worry: "p99 above 100 ms: large outputs or a slow disk make runs longer than their work.",
  },
  eventLoopDelay: {
    id: "eventLoopDelay",
    title: "Event-loop delay",
    meaning: "How late the main process is at what is due; while it is late, nothing else happens in it.",
    computed: `A timer is due every 10 ms; how much later it came is counted. ${SINCE_START}`,
    worry: "p99 above 50 ms: something long runs where only short work should, or the machine is overloaded.",
  },
  queueDepth: {
    id: "queueDepth",
    title: "Events waiting",
    meaning: "Events that a slow subscriber has not taken yet.",
    computed: "The sum over all queues, in memory and in the logs, now.",
    worry: "More than 1,000, or rising for minutes: a subscriber does not keep up. None is lost meanwhile.",
  },
  queueLag: {
    id: "queueLag",
    title: "Queue lag",
    meaning: "How long the oldest event that waits has been waiting.",
    computed: "The longest of all queues, now.",
    worry: "More than 10 s: what that subscriber shows or writes is that much behind.",
  },
  workers: {
    id: "workers",
    title: "Worker threads",
    meaning: "Threads that compute backtests, searches and charts beside the window.",
    computed:
      "Calls that threads work on, of the threads that were started, and calls that wait for one, now.",
    worry: "More than 10 calls wait: more is asked than the processor can do. It is done later, in order.",
  },
  memory: {
    id: "memory",
    title: "Memory",
    meaning: "What the main process holds, worker threads included; the window's own pages are not in it.",
    computed: "Resident set size of the process, now.",
    worry: "Above 1.5 GB, or rising while nothing runs: save your work and start the program again.",
  },
  wal: {
    id: "wal",
    title: "Write-ahead logs",
    meaning: "What is safely stored but not yet moved into the database files.",
    computed: "The sum of the -wal files of the workspace, now.",
    worry: "Above 64 MB: something keeps the files open; a start takes longer until they are moved.",
  },
  deadLetters: {
    id: "deadLetters",
    title: "Dead letters",
    meaning: "Events that a part of the program failed on after its last try.",
    computed: "Those that nobody retried or dropped yet, in all logs.",
    worry: "Any at all: look at the cause, then retry or drop them under Dead letters.",
  },
};

/** Fewer measurements say little: their 99th percentile is the longest one. */
const LEAST_COUNT = 100;
const MEGABYTE = 1_000_000;

const P99_LIMITS_MS = {
  publishToHandlers: 50,
  publishToDurable: 100,
  streamedToDurable: 1_000,
  runStart: 500,
  stepOverhead: 100,
  eventLoopDelay: 50,
} as const satisfies Partial<Record<MeasureId, number>>;

const isSlow = (latency: LatencyView | undefined, limitMs: number): boolean =>
  latency !== undefined && latency.count >= LEAST_COUNT && latency.p99Ms > limitMs;

/** The sums and extremes that people look at, of what was measured. */
export function sumMeasures(metrics: MetricsView): {
  readonly queueDepth: number;
  readonly queueLagMs: number;
  readonly threads: number;
  readonly busyThreads: number;
  readonly waitingCalls: number;
  readonly walBytes: number;
} {
  const sum = <Item>(items: readonly Item[], read: (item: Item) => number): number =>
    items.reduce((total, item) => total + read(item), 0);
  return {
    queueDepth: sum(metrics.queues, ({ depth }) => depth),
    queueLagMs: Math.max(0, ...metrics.queues.map(({ lagMs }) => lagMs ?? 0)),
    threads: sum(metrics.workers, ({ threads }) => threads),
    busyThreads: sum(metrics.workers, ({ busy }) => busy),
    waitingCalls: sum(metrics.workers, ({ waiting }) => waiting),
    walBytes: sum(Object.values(metrics.walBytes), (bytes) => bytes),
  };
}

/** The measures that are past the limit that their help names. */
export function listWorries(metrics: MetricsView): readonly MeasureId[] {
  const { queueDepth, queueLagMs, waitingCalls, walBytes } = sumMeasures(metrics);
  const slow = Object.entries(P99_LIMITS_MS).flatMap(([id, limitMs]) => {
    const latency = id as keyof typeof P99_LIMITS_MS;
    return isSlow(metrics[latency], limitMs) ? [latency] : [];
  });
  const others: readonly (readonly [MeasureId, boolean])[] = [
    ["queueDepth", queueDepth > 1_000],
    ["queueLag", queueLagMs > 10_000],
    ["workers", waitingCalls > 10],
    ["memory", (metrics.memoryBytes ?? 0) > 1_500 * MEGABYTE],
    ["wal", walBytes > 64 * MEGABYTE],
    ["deadLetters", metrics.deadLetters > 0],
  ];
  return [...slow, ...others.flatMap(([id, isPast]) => (isPast ? [id] : []))];
}
