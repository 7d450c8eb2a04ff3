import type { EventName } from "#shared/events/event-map.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import type { SessionTape } from "./session-tape.ts";

/** What the check of the hash chain of a session's log found. */
export interface ChainCheck {
  readonly log: string;
  /** Rows that are as they were written, of all sessions of the log. */
  readonly rows: number;
  readonly headHash: string | undefined;
  /** Undefined when every row is as it was written. */
  readonly broken: string | undefined;
}

/** What the log holds of a session, to be checked by whoever reads the report. */
export interface AuditFigures {
  readonly events: number;
  readonly firstSeq: number | undefined;
  readonly lastSeq: number | undefined;
  readonly byName: readonly { readonly name: EventName; readonly count: number }[];
  readonly chain: ChainCheck | undefined;
  /** Names the state that the events fold to. */
  readonly stateHash: string;
}

/** What a report tells of a session beside its trading. */
export interface SessionFigures {
  readonly sessionId: string;
  readonly status: "running" | "stopped" | "failed";
  readonly feed: string;
  /** True where stored prices were played again: no market moved while it traded. */
  readonly isReplay: boolean;
  readonly opened: string | undefined;
  readonly closed: string | undefined;
  readonly closeReason: string | undefined;
  readonly haltReason: string | undefined;
  readonly allowShort: boolean | undefined;
  readonly audit: AuditFigures;
}

export interface SessionFacts {
  readonly sessionId: string;
  readonly status: SessionFigures["status"];
  readonly stateHash: string;
  readonly chain: ChainCheck | undefined;
}

/** How a replay feed describes itself; it is the only one that plays stored prices. */
const REPLAY = /^replay of /;

export function sessionFigures(tape: SessionTape, facts: SessionFacts): SessionFigures {
  const feed = tape.opened?.feed ?? "not recorded";
  return {
    sessionId: facts.sessionId,
    status: facts.status,
    feed,
    isReplay: REPLAY.test(feed),
    opened: timeOf(tape.tsOpenedMs),
    closed: timeOf(tape.tsClosedMs),
    closeReason: tape.closeReason,
    haltReason: tape.haltReason,
    allowShort: tape.opened?.terms?.allowShort,
    audit: {
      events: [...tape.counts.values()].reduce((sum, count) => sum + count, 0),
      firstSeq: tape.firstSeq,
      lastSeq: tape.lastSeq,
      byName: [...tape.counts]
        .map(([name, count]) => ({ name, count }))
        .toSorted((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1)),
      chain: facts.chain,
      stateHash: facts.stateHash,
    },
  };
}

function timeOf(tsMs: number | undefined): string | undefined {
  return tsMs === undefined ? undefined : formatIsoTime(epochMs(tsMs));
}
