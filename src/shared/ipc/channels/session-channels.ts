import type { ContentHash } from "#shared/model/ids.ts";
import type { IsoDate } from "#shared/model/time.ts";
import type { PaperView } from "./paper-channels.ts";

/** A trading session in one line. */
export interface SessionSummary extends Pick<
  PaperView,
  | "sessionId"
  | "runId"
  | "strategy"
  | "symbols"
  | "isSynthetic"
  | "status"
  | "tsStartedMs"
  | "bars"
  | "fillCount"
  | "day"
> {
  readonly equity: number;
  /** The trading day of its first price; undefined before it. */
  readonly firstDate: IsoDate | undefined;
}

/** A trading session as its events tell it. */
export interface SessionView extends PaperView {
  readonly firstDate: IsoDate | undefined;
  readonly closeReason: string | undefined;
  /** Undefined while trading is not halted. */
  readonly haltReason: string | undefined;
  /** Names the whole state: the same events give the same hash. */
  readonly stateHash: ContentHash;
}

export interface SessionRequests {
  /** Newest first, at most 50. */
  "session:list": (input: undefined) => readonly SessionSummary[];
  /**
   * `of` is a session's id, `last`, or a trading day: the newest session that traded on it. With `date` as it was at the
   * end of that trading day.
   */
  "session:get": (input: { readonly of: string; readonly date?: IsoDate }) => SessionView;
}
