/** How a queued subscriber is treated that is slow, or fails. */
export interface QueuePolicy {
  /** Events that wait in memory; what comes beyond is read from the log when there is room. */
  readonly capacity: number;
  /** Waits before the second try, the third and so on; an event that failed every try is a dead letter. */
  readonly retryWaitsMs: readonly number[];
  /** A try that takes longer has failed. */
  readonly timeoutMs: number;
  /** After so many dead letters in a row the handler rests: it fails whatever it is given. */
  readonly restAfter: number;
  /** After a rest one event gets one try; its success ends the trouble, its failure starts the next rest. */
  readonly restMs: number;
}

export const DEFAULT_QUEUE_POLICY: QueuePolicy = {
  capacity: 1_000,
  retryWaitsMs: [100, 1_000],
  timeoutMs: 10_000,
  restAfter: 5,
  restMs: 5_000,
};
