import { openDurableBus } from "../support/durable-bus.mjs";
import { publisherOf } from "../support/durable-publish.mjs";
import { measureSharing } from "../support/sharing.mjs";

/** A durable event alone against one of 100 that share a commit: the ratio is what sharing is worth. */
export default {
  name: "bus.durable_sharing_us",
  unit: "us",
  async run(context) {
    const { bus, close } = openDurableBus();
    try {
      return await measureSharing(context, (size) => publisherOf(bus, size));
    } finally {
      close();
    }
  },
};
