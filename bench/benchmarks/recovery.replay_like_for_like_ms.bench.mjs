import { FOLDED_EVENTS } from "#engine/session/apply-event.ts";
import { timeAgainst } from "../harness/measure.mjs";
import { readBareNamed } from "../support/bare-read.mjs";
import { bigLog } from "../support/big-log.mjs";
import { replayLog } from "../support/replay-log.mjs";

/**
 * The replay of `recovery.replay_ms` against a bare loop that reads and parses the same events and no others: those
 * that have state.
 */
export default {
  name: "recovery.replay_like_for_like_ms",
  unit: "ms",
  async run({ smoke }) {
    const { file, events } = bigLog(smoke ? 100_000 : 1_000_000);
    const count = readBareNamed(file, FOLDED_EVENTS);
    if (count < events / 2 || count >= events)
      throw new Error(`the bare loop read ${count} of ${events} events`);
    const counts = { warmups: 1, repeats: smoke ? 2 : 7 };
    return timeAgainst(
      () => replayLog(file),
      "bare read and parse of the same events",
      () => readBareNamed(file, FOLDED_EVENTS),
      counts,
    );
  },
};
