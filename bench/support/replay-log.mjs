import { TradingSession } from "#engine/session/trading-session.ts";
import { createEventReader } from "#main/store/event-log.ts";
import { LOG_SCHEMA } from "#main/store/log-schema.ts";
import { openDbForReading } from "#main/store/open-db.ts";
import { createSessionReader } from "#main/store/session-store.ts";

/** Every session of the log, folded from its first event to its last without a snapshot; answers the bars that they traded. */
export function replayLog(file) {
  const db = openDbForReading(file, LOG_SCHEMA);
  try {
    const log = createEventReader(db);
    const bars = createSessionReader(db)
      .list()
      .map(({ sessionId }) => {
        const session = TradingSession.open(sessionId);
        session.follow(log.readState(sessionId, 0));
        return session.state.bars;
      });
    return bars.reduce((sum, count) => sum + count, 0);
  } finally {
    db.close();
  }
}
