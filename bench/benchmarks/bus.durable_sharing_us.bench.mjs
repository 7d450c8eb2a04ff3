import { openDurableBus } from "../support/durable-bus.mjs";
import { publisherOf } from "../support/durable-publish.mjs";

const EVENTS = 400;

/** A durable event alone against one of 100 that share a commit: the ratio is what sharing is worth. */
export default {
  name: "bus.durable_sharing_us",
  unit: "us",
  async run({ measureAgainst }) {
    const { bus, close } = openDurableBus();
    try {
      const alone = publisherOf(bus, { turns: EVENTS, share: 1 });
      const shared = publisherOf(bus, { turns: EVENTS / 100, share: 100 });
      const { samples, against } = await measureAgainst(alone, "one of 100 in a commit", shared);
      const toUs = (sample) => (sample * 1e3) / EVENTS;
      return { samples: samples.map(toUs), against: { ...against, samples: against.samples.map(toUs) } };
    } finally {
      close();
    }
  },
};
