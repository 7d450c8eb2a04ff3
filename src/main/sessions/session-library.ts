import { TradingSession } from "#engine/session/trading-session.ts";
import { summarizeSession, viewSession } from "#engine/session/view-session.ts";
import type { EventReader } from "#main/store/event-log.ts";
import { hashArtifact } from "#main/store/hash-artifact.ts";
import type { SessionReader, SessionRecord } from "#main/store/session-store.ts";
import type { SnapshotReader } from "#main/store/snapshot-store.ts";
import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { SessionSummary, SessionView } from "#shared/ipc/channels/session-channels.ts";
import type { Input } from "#shared/ipc/contract.ts";
import { sessionId as toSessionId, type SessionId } from "#shared/model/ids.ts";
import { parseIsoDate, type IsoDate } from "#shared/model/time.ts";

/** Older sessions stay in the log. */
export const SESSIONS_LISTED = 50;

export interface SessionSources {
  readonly sessions: SessionReader;
  readonly log: EventReader;
  readonly snapshots: SnapshotReader;
}

/** The trading sessions of one log, to look at. */
export interface SessionLibrary {
  /** Newest first. */
  list(): readonly SessionSummary[];
  /** Throws `session.unknown` and `session.not-yet-trading`. */
  get(input: Input<"session:get">): SessionView;
}

/** `following` answers a session that this process trades, with no need to read it. */
export function createSessionLibrary(
  files: SessionSources,
  following: (sessionId: SessionId) => TradingSession | undefined = () => undefined,
): SessionLibrary {
  const statusOf = ({ sessionId, tsClosedMs }: SessionRecord): PaperView["status"] => {
    if (tsClosedMs !== undefined) return "stopped";
    return following(sessionId) === undefined ? "failed" : "running";
  };
  const present = (sessionId: SessionId): TradingSession =>
    following(sessionId) ?? restoreSession(files, sessionId);

  function find(of: string): SessionRecord {
    const listed = files.sessions.list(SESSIONS_LISTED);
    const named = of === "last" ? listed[0] : files.sessions.get(toSessionId(of));
    if (named !== undefined) return named;
    const onThatDay = parseIsoDate(of) === undefined ? undefined : listed.find(hasTradedOn(of));
    if (onThatDay !== undefined) return onThatDay;
    throw unknownSession(of);
  }

  function hasTradedOn(date: IsoDate): (record: SessionRecord) => boolean {
    return ({ sessionId }) => {
      const { firstDate, day } = present(sessionId).state;
      return firstDate !== undefined && day !== undefined && firstDate <= date && date <= day.date;
    };
  }

  return {
    list: () =>
      files.sessions
        .list(SESSIONS_LISTED)
        .map((record) => summarizeSession(present(record.sessionId), statusOf(record))),
    get({ of, date }) {
      const record = find(of);
      const { sessionId } = record;
      if (date !== undefined) refuseCompacted(files.log, sessionId, date, present(sessionId).state.day?.date);
      const session = date === undefined ? present(sessionId) : restoreSession(files, sessionId, date);
      const isEarly =
        date !== undefined && (session.state.day === undefined || session.state.day.date > date);
      if (isEarly) throw notYetTrading(sessionId, date, present(sessionId).state.firstDate);
      return viewSession(session, statusOf(record), hashArtifact(session.state));
    },
  };
}

/** A session from its newest snapshot and the tail of the log; with `until` as it was at the end of that trading day. */
export function restoreSession(
  { log, snapshots }: Pick<SessionSources, "log" | "snapshots">,
  sessionId: SessionId,
  until?: IsoDate,
): TradingSession {
  const isEarlyEnough = ({ day }: TradingSession["state"]): boolean =>
    until === undefined || day === undefined || day.date <= until;
  const snapshot = snapshots.newest(sessionId, isEarlyEnough);
  const session = snapshot === undefined ? TradingSession.open(sessionId) : TradingSession.restore(snapshot);
  const tail = log.readState(sessionId, snapshot?.seq ?? 0);
  log.fold(`session ${sessionId}`, () => session.follow(tail, until));
  return session;
}

/** The prices of earlier days are gone, and without them the worth of what was held would be a guess. */
function refuseCompacted(
  log: EventReader,
  id: SessionId,
  date: IsoDate,
  lastDate: IsoDate | undefined,
): void {
  if (lastDate === undefined || date >= lastDate) return;
  const compacted = log.readNamed(["log.compacted"], 0, log.lastSeq());
  if (!compacted.some((event) => event.sessionId === id)) return;
  throw userError({
    code: "session.compacted",
    message: `the prices of session ${id} before ${lastDate} were compacted, so how it stood on ${date} is not known`,
    field: "date",
    value: date,
    remedy: `ask for ${lastDate}, its last day, or restore a backup from before the compaction`,
  });
}

export function unknownSession(of: string): AppError {
  return userError({
    code: "session.unknown",
    message: `no session has the id ${of} or traded on that day`,
    field: "of",
    value: of,
    remedy: "gpt-trader sessions list shows the sessions and their days",
  });
}

function notYetTrading(sessionId: SessionId, date: IsoDate, firstDate: IsoDate | undefined): AppError {
  return userError({
    code: "session.not-yet-trading",
    message: `session ${sessionId} had no price until the end of ${date}`,
    field: "date",
    value: date,
    remedy: firstDate === undefined ? "it has had none since" : `its first trading day is ${firstDate}`,
  });
}
