export interface LogEvents {
  /**
   * Streamed events of a closed session or an ended run were taken out of the log; `envelope.sessionId` or `runId` says
   * of which.
   */
  "log.compacted": {
    readonly of: "session" | "run";
    readonly rows: number;
    readonly firstSeq: number;
    readonly lastSeq: number;
    /** SHA-256 over the numbers and hashes at the ends of what was taken out. */
    readonly rangesHash: string;
    /** Bars that the session had in all, as its state counts them; of a run 0. */
    readonly bars: number;
    /** Of the state that the events folded to before, and fold to without the rows and with this event. */
    readonly stateHash: string;
  };
}
