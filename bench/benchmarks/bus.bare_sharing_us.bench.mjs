import { openBareLog } from "../support/bare-log.mjs";
import { appenderOf } from "../support/durable-publish.mjs";
import { makeFolder } from "../support/folder.mjs";
import { measureSharing } from "../support/sharing.mjs";

/** What sharing is worth to a log with nothing around it: the most that this disk gives `bus.durable_sharing_us`. */
export default {
  name: "bus.bare_sharing_us",
  unit: "us",
  async run(context) {
    const log = openBareLog(makeFolder());
    try {
      return await measureSharing(context, (size) => appenderOf(log, size));
    } finally {
      log.close();
    }
  },
};
