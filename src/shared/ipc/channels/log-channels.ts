/** What compaction took out of one log. */
export interface CompactionReport {
  readonly log: string;
  /** Closed sessions and ended runs that events were taken out of. */
  readonly sessions: number;
  readonly runs: number;
  readonly rows: number;
  /** Sessions and runs that were left whole, because they would not fold to the same state. */
  readonly kept: number;
}

export interface LogRequests {
  /**
   * Takes streamed events of sessions that were closed, and runs that ended, so many days ago out of the logs, except the
   * last of each kind, symbol and step; `isDryRun` only counts them.
   */
  "log:compact": (input: {
    readonly olderThanDays: number;
    readonly isDryRun?: boolean;
  }) => readonly CompactionReport[];
}
