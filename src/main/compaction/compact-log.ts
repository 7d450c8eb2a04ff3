import type { Bus } from "#engine/bus/bus.ts";
import { emptySnapshot, restore } from "#engine/session/restore.ts";
import { hashRanges, takeOut, type CompactedRange } from "#main/store/compacted-ranges.ts";
import { CHAIN_START } from "#main/store/event-chain.ts";
import type { EventLog } from "#main/store/event-log.ts";
import { hashArtifact } from "#main/store/hash-artifact.ts";
import type { WriteDb } from "#main/store/open-db.ts";
import type { AnyEnvelope, EventMap } from "#shared/events/event-map.ts";
import type { CompactionReport } from "#shared/ipc/channels/log-channels.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { moneyToText } from "#shared/model/money.ts";
import { runId, sessionId } from "#shared/model/ids.ts";
import { applyRunEvent, startRunView } from "#shared/replica/apply-run-event.ts";
import { createChooser, type RemovableRow } from "./choose-removable.ts";
import { listSubjects, readEvents, readNaming, readStreamed, type Subject } from "./compaction-subject.ts";

/** A log that may be compacted; its owner calls. */
export interface CompactedLog {
  readonly name: string;
  readonly db: WriteDb;
  readonly log: EventLog;
  readonly bus: Bus;
}

/** Rows that one event takes out: few enough that the loop is not held. */
const MOST_ROWS = 500;

/**
 * Takes old streamed events out of a log: those of sessions that were closed and of runs that ended before `beforeMs`,
 * except the last of each kind, symbol and step, and those that an order, a signal or another durable event came from. Durable events stay. What is left, with the event that says what was taken
 * out, folds to the same state; a session or run for which that does not hold is left whole and counted as `kept`.
 */
export function* compactLog(
  target: CompactedLog,
  beforeMs: number,
  isDryRun: boolean,
): Generator<undefined, CompactionReport> {
  const report = { log: target.name, sessions: 0, runs: 0, rows: 0, kept: 0 };
  for (const subject of listSubjects(target.db, beforeMs)) {
    const removable = yield* listRemovable(target.db, subject);
    if (removable.length === 0) continue;
    const kept = yield* foldUnchanged(target, subject, removable);
    if (kept === undefined) {
      report.kept += 1;
      continue;
    }
    report[subject.of === "session" ? "sessions" : "runs"] += 1;
    report.rows += removable.length;
    if (isDryRun) continue;
    for (let start = 0; start < removable.length; start += MOST_ROWS) {
      compactRows(target, subject, removable.slice(start, start + MOST_ROWS), kept);
      yield;
    }
  }
  return report;
}

function* listRemovable(db: WriteDb, subject: Subject): Generator<undefined, readonly RemovableRow[]> {
  const removable: RemovableRow[] = [];
  const ids = new Set<string>();
  const barTimes = new Set<number>();
  for (const rows of readNaming(db, subject)) {
    for (const { cause, tsBarMs } of rows) {
      if (cause !== null) ids.add(cause);
      if (tsBarMs !== null) barTimes.add(tsBarMs);
    }
    yield;
  }
  const choose = createChooser({ ids, barTimes });
  for (const rows of readStreamed(db, subject)) {
    for (const row of rows) {
      const chosen = choose(row);
      if (chosen !== undefined) removable.push(chosen);
    }
    yield;
  }
  return removable.toSorted((left, right) => left.seq - right.seq);
}

interface Folded {
  readonly session: ReturnType<typeof emptySnapshot>;
  readonly run: RunView | undefined;
}

/** What the events fold to, with the rows and without. */
type Kept = Pick<EventMap["log.compacted"], "stateHash" | "bars" | "firstDate" | "day">;

/** Undefined when the session's state or the run's view are others without the rows. */
function* foldUnchanged(
  { db, log }: CompactedLog,
  subject: Subject,
  removable: readonly RemovableRow[],
): Generator<undefined, Kept | undefined> {
  const removed = new Set(removable.map(({ seq }) => seq));
  let all: Folded = { session: emptySnapshot(sessionId(subject.id)), run: undefined };
  let left = all;
  for (const events of readEvents(db, subject)) {
    const rest = events.filter(({ seq }) => !removed.has(seq));
    all = log.fold(subject.id, () => foldMore(all, events));
    left = log.fold(subject.id, () => foldMore(left, rest));
    yield;
  }
  const { bars, firstDate, day } = all.session.state;
  const stateHash = hashFolded(all, all);
  if (hashFolded(left, all) !== stateHash) return undefined;
  if (firstDate === undefined || day === undefined) return { stateHash, bars };
  return { stateHash, bars, firstDate, day: { ...day, equityAtStart: moneyToText(day.equityAtStart) } };
}

function foldMore({ session, run }: Folded, events: readonly AnyEnvelope[]): Folded {
  return {
    session: restore(session, events),
    run: events.reduce<RunView | undefined>(
      (view, event) =>
        view === undefined && event.name === "workflow.started"
          ? startRunView(event)
          : view && applyRunEvent(view, event),
      run,
    ),
  };
}

/** With the bars and days of `whole`, which the event says. */
function hashFolded({ session: { state }, run }: Folded, whole: Folded): string {
  const { bars, firstDate, day } = whole.session.state;
  return hashArtifact({ state: { ...state, bars, firstDate, day }, run });
}

function compactRows(
  { db, log, bus }: CompactedLog,
  subject: Subject,
  rows: readonly RemovableRow[],
  kept: Kept,
): void {
  const ranges = toRanges(db, rows);
  const payload: EventMap["log.compacted"] = {
    of: subject.of,
    rows: rows.length,
    firstSeq: rows[0]?.seq ?? 0,
    lastSeq: rows.at(-1)?.seq ?? 0,
    rangesHash: hashRanges(ranges),
    ...kept,
  };
  log.appendWith(
    "log.compacted",
    (eventSeq) => takeOut(db, ranges, eventSeq),
    () =>
      bus.publish("log.compacted", payload, {
        ...(subject.of === "session" ? { sessionId: sessionId(subject.id) } : {}),
        ...(subject.runId === null ? {} : { runId: runId(subject.runId) }),
      }),
  );
}

/** Rows with consecutive numbers together, each with the hashes that the chain goes on with. */
function toRanges(db: WriteDb, rows: readonly RemovableRow[]): readonly CompactedRange[] {
  const before = db
    .prepare<[number, number], string>(
      "SELECT hash FROM events WHERE seq = ? UNION ALL SELECT last_hash FROM compacted_ranges WHERE last_seq = ?",
    )
    .pluck();
  const ranges: CompactedRange[] = [];
  for (const { seq, hash } of rows) {
    const last = ranges.at(-1);
    if (last?.lastSeq === seq - 1) ranges.splice(-1, 1, { ...last, lastSeq: seq, lastHash: hash });
    else {
      const beforeHash = before.get(seq - 1, seq - 1) ?? CHAIN_START;
      ranges.push({ firstSeq: seq, lastSeq: seq, beforeHash, lastHash: hash });
    }
  }
  return ranges;
}
