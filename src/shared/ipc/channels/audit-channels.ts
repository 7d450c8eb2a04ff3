import type { AnyEnvelope } from "#shared/events/event-map.ts";

/** Which events of the audit trail are wanted; what is left out is not asked for. */
export interface AuditQuery {
  /** Written in the event, in capitals. */
  readonly symbol?: string;
  readonly orderId?: string;
  readonly runId?: string;
  readonly sessionId?: string;
  /** An event's name or a pattern of names, such as `order.*`. */
  readonly name?: string;
  /** Recorded at this time or later. */
  readonly fromMs?: number;
  /** Recorded before this time. */
  readonly toMs?: number;
  /** The event of that id. */
  readonly id?: string;
  /** The newest so many; default 100. */
  readonly limit?: number;
}

/** One event of the trail, with its log and in words. */
export interface AuditEntry {
  readonly log: string;
  readonly text: string;
  readonly event: AnyEnvelope;
}

/** What the check of one log's hash chain found. */
export interface LogVerdict {
  readonly log: string;
  /** Rows that are as they were written. */
  readonly rows: number;
  /** The last of them; `hash` stands for the whole history up to it. */
  readonly head: { readonly seq: number; readonly hash: string } | undefined;
  /** Rows that compaction took out and an event vouches for; left out when there are none. */
  readonly compacted?: { readonly rows: number; readonly firstSeq: number; readonly lastSeq: number };
  /** The first row that is not as it was written; without `seq` when the file cannot be read so far. */
  readonly broken: { readonly seq: number | undefined; readonly what: string } | undefined;
}

export interface AuditRequests {
  /** Checks the hash chain of every log from its first row to its last. */
  "audit:verify": (input: undefined) => readonly LogVerdict[];
  /** Oldest first. */
  "audit:search": (input: AuditQuery) => readonly AuditEntry[];
  /** How an order or a fill came to be, oldest first; `of` is an order's id or an event's `seq` in `log`. */
  "audit:explain": (input: { readonly of: string; readonly log?: string }) => readonly AuditEntry[];
}
