import type { TradingSession } from "#engine/session/trading-session.ts";
import type { EventReader } from "#main/store/event-log.ts";
import type { SnapshotStore } from "#main/store/snapshot-store.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { SessionId } from "#shared/model/ids.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { restoreSession } from "./session-library.ts";

/**
 * Snapshots of a session are at most so many of its events apart: to fold as many again takes about as long as a frame,
 * and to write one costs less than a thousandth of storing as many (docs/adr/0009-snapshots.md).
 */
export const EVENTS_A_SNAPSHOT = 10_000;

export interface TradingSessionsPorts {
  readonly log: EventReader;
  readonly snapshots: SnapshotStore;
  /** Ends the trading of a session; its events are in the log when this returns. */
  readonly stop: (sessionId: SessionId, reason: string) => PaperView;
  /** Is told of a snapshot that could not be written: the log has all that was in it. */
  readonly report: (thrown: unknown) => void;
}

/** The sessions that this process trades, each kept up by its events, and their snapshots. */
export interface TradingSessions {
  /** Hears each event of the log, in its order. */
  readonly onEvent: (event: AnyEnvelope) => void;
  /** A session that was opened or restored here. */
  following(sessionId: SessionId): TradingSession | undefined;
  /** Ends a session in order: what is open is cancelled, and its snapshot is written. */
  close(sessionId: SessionId, reason: string): PaperView;
  /** Writes the snapshots that are due, of sessions whose events are in the log. */
  saveDue(): void;
  /** Writes a snapshot of each session that has none of its last event: the program ends in order. */
  saveAll(): void;
}

export function createTradingSessions(ports: TradingSessionsPorts): TradingSessions {
  const { snapshots, report } = ports;
  const sessions = new Map<SessionId, TradingSession>();
  const due = new Set<TradingSession>();

  function follow(event: AnyEnvelope, session: TradingSession): void {
    try {
      session.apply(event);
    } catch (thrown) {
      // Its state is not what the log says any more: nobody may be shown it, nor a snapshot be taken of it.
      sessions.delete(event.sessionId);
      due.delete(session);
      throw thrown;
    }
    if (session.isClosed || session.eventsSinceSnapshot >= EVENTS_A_SNAPSHOT) due.add(session);
  }

  function save(session: TradingSession): void {
    crashPoint("snapshot-saving");
    const isSaved = snapshots.save(session.takeSnapshot());
    crashPoint("snapshot-saved");
    if (!isSaved) due.add(session);
  }

  const saveDue = (): void => {
    const now = [...due];
    due.clear();
    for (const session of now) {
      try {
        save(session);
      } catch (thrown) {
        report(thrown);
      }
    }
  };

  return {
    onEvent(event) {
      const known = sessions.get(event.sessionId);
      if (known !== undefined) return follow(event, known);
      if (event.name !== "session.opened" && event.name !== "session.restored") return;
      const session = restoreSession(ports, event.sessionId);
      sessions.set(event.sessionId, session);
      follow(event, session);
    },
    close(sessionId, reason) {
      const view = ports.stop(sessionId, reason);
      saveDue();
      return view;
    },
    following: (sessionId) => sessions.get(sessionId),
    saveDue,
    saveAll() {
      for (const session of sessions.values()) if (session.eventsSinceSnapshot > 0) due.add(session);
      saveDue();
    },
  };
}
