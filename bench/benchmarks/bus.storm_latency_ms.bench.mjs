import { rounded } from "../harness/statistics.mjs";
import { EVENTS_PER_SECOND, stormBare, stormProduct } from "../support/storm.mjs";

const p99Ms = ({ toHandlers }) => toHandlers.quantileMs(0.99);

/** What the longest storm did to orders and memory; the median of several would hide the worst. */
function describeWorst(storms) {
  const worst = (read) => rounded(Math.max(...storms.map(read)));
  const sum = (name) => storms.reduce((total, storm) => total + storm[name], 0);
  return {
    "orders due to durable, p99 ms": worst(({ toDurable }) => toDurable.quantileMs(0.99)),
    "orders due to handlers, p99 ms": worst(p99Ms),
    "orders due to handlers, max ms": worst(({ toHandlers }) => toHandlers.quantileMs(1)),
    "growth of resident memory, MB": worst(({ grownMb }) => grownMb),
    "events published": sum("published"),
    "events in the log": sum("stored"),
    "orders in the log": sum("orders"),
    "dead letters of the poisonous subscriber": sum("letters"),
  };
}

/**
 * A storm of 100,000 events a second with ten subscribers, one of them slow and one of them poisonous: from when an
 * order's event was due until the last direct subscriber has heard it, 99th percentile of a storm of 30 s. Fails when
 * the log does not hold all that was published.
 */
export default {
  name: "bus.storm_latency_ms",
  unit: "ms p99",
  async run({ smoke }) {
    const seconds = smoke ? 5 : 30;
    // Code that is compiled while the storm blows, and pages that the heap takes once, belong to no storm.
    await stormProduct(2);
    await stormBare(2);
    const [storms, bare] = [[], []];
    for (let index = 0; index < (smoke ? 1 : 2); index += 1) {
      storms.push(await stormProduct(seconds));
      bare.push(await stormBare(Math.min(seconds, 10)));
    }
    return {
      samples: storms.map(p99Ms),
      against: { name: `bare loop and commits, ${EVENTS_PER_SECOND}/s`, samples: bare.map(p99Ms) },
      details: describeWorst(storms),
    };
  },
};
