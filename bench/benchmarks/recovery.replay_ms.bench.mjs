import { TradingSession } from "#engine/session/trading-session.ts";
import { createEventReader } from "#main/store/event-log.ts";
import { LOG_SCHEMA } from "#main/store/log-schema.ts";
import { openDbForReading } from "#main/store/open-db.ts";
import { createSessionReader } from "#main/store/session-store.ts";
import { timeAgainst } from "../harness/measure.mjs";
import { readBare } from "../support/bare-read.mjs";
import { bigLog } from "../support/big-log.mjs";

/** Every session of the log, folded from its first event to its last without a snapshot; answers the bars that they traded. */
function replay(file) {
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

/** The whole log of 1,000,000 events (smoke: 100,000) folded to its sessions, against reading and parsing it bare. */
export default {
  name: "recovery.replay_ms",
  unit: "ms",
  async run({ smoke }) {
    const { file, events } = bigLog(smoke ? 100_000 : 1_000_000);
    if (readBare(file) !== events) throw new Error("the bare loop must read the whole log");
    const counts = { warmups: 1, repeats: smoke ? 2 : 5 };
    return timeAgainst(
      () => replay(file),
      "bare read and parse",
      () => readBare(file),
      counts,
    );
  },
};
