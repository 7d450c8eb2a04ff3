import { timeAgainst } from "../harness/measure.mjs";
import { readBare } from "../support/bare-read.mjs";
import { bigLog } from "../support/big-log.mjs";
import { replayLog } from "../support/replay-log.mjs";

/** The whole log of 1,000,000 events (smoke: 100,000) folded to its sessions, against reading and parsing it bare. */
export default {
  name: "recovery.replay_ms",
  unit: "ms",
  async run({ smoke }) {
    const { file, events } = bigLog(smoke ? 100_000 : 1_000_000);
    if (readBare(file) !== events) throw new Error("the bare loop must read the whole log");
    const counts = { warmups: 1, repeats: smoke ? 2 : 5 };
    return timeAgainst(
      () => replayLog(file),
      "bare read and parse",
      () => readBare(file),
      counts,
    );
  },
};
