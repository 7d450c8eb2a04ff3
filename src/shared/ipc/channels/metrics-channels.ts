/** How many durations were longer than the bucket before allows, and at most as long as this one does. */
export interface LatencyBucket {
  /** Left out of the last: all that were longer still. */
  readonly upToMs?: number;
  readonly count: number;
}

/** Durations that were measured, counted since the owner started. */
export interface LatencyView {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** From the shortest to the longest, always the same ends. */
  readonly buckets: readonly LatencyBucket[];
}

/** The threads of a slice, and what they have to do. */
export interface WorkerView {
  readonly slice: string;
  /** Started and not ended. */
  readonly threads: number;
  /** Threads that work on a call. */
  readonly busy: number;
  /** Calls that wait for a thread. */
  readonly waiting: number;
}

/** A subscriber with a queue of its own, and how far it is behind. */
export interface QueueView {
  readonly log: string;
  readonly subscriber: string;
  /** Events that wait, in memory or in the log. */
  readonly depth: number;
  readonly inMemory: number;
  /** Age of the oldest event that waits; undefined when none does. */
  readonly lagMs: number | undefined;
  /** It failed so often in a row that it is given one event at a time, with rests. */
  readonly isResting: boolean;
  readonly handled: number;
  readonly retries: number;
  readonly deadLetters: number;
}

/** What the owner of the workspace measured of itself; a latency without a measurement is undefined. */
export interface MetricsView {
  /** Until every handler has heard the event and all that it gave rise to. */
  readonly publishToHandlers: LatencyView | undefined;
  /** Until the commit of a durable event is on the disk. */
  readonly publishToDurable: LatencyView | undefined;
  /** Until the row of a streamed event is on the disk. */
  readonly streamedToDurable: LatencyView | undefined;
  /** From before a run's first event is stored until its first method is called. */
  readonly runStart: LatencyView | undefined;
  /** What a step needs beside its method: its events and outputs, all of them stored. */
  readonly stepOverhead: LatencyView | undefined;
  /** How late the main process was at its timers. */
  readonly eventLoopDelay: LatencyView | undefined;
  readonly walBytes: Readonly<Record<"research" | "paper" | "live" | "bars", number>>;
  readonly queues: readonly QueueView[];
  readonly deadLetters: number;
  /** Of each slice that was called in a thread. */
  readonly workers: readonly WorkerView[];
  /** What the owner's process occupies; undefined where it was not measured. */
  readonly memoryBytes?: number;
}

export interface MetricsRequests {
  "metrics:get": (input: undefined) => MetricsView;
}
