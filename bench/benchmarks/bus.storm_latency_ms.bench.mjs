import { createFlush } from "#main/create-flush.ts";
import { nodeClock } from "#main/node-ports.ts";
import { openBareLog } from "../support/bare-log.mjs";
import { openDurableBus } from "../support/durable-bus.mjs";
import { makeFolder } from "../support/folder.mjs";
import { createOfferedLoad } from "../support/offered-load.mjs";
import { aPrice } from "../support/publications.mjs";
import { percentile99 } from "../support/scale.mjs";

const EVENTS_PER_SECOND = 100_000;
const SUBSCRIBERS = 10;
/** As in the product. */
const FLUSH_MS = 5;

function failOn(thrown) {
  throw thrown;
}

/** Ten who hear; the last of them says that all have heard. */
function makeHandlers(load) {
  const heard = { prices: 0 };
  const hear = (event) => {
    heard.prices += event.payload.price;
  };
  return [...Array.from({ length: SUBSCRIBERS - 1 }, () => hear), () => load.onDone(1)];
}

async function stormBus(total) {
  const load = createOfferedLoad(EVENTS_PER_SECOND, total);
  const { bus, close } = openDurableBus();
  for (const handler of makeHandlers(load)) bus.subscribe(aPrice(0).name, handler);
  const flush = setInterval(
    createFlush(() => bus.flush(), nodeClock, failOn),
    FLUSH_MS,
  );
  await load.offer((number) => {
    const { name, payload } = aPrice(number);
    bus.publish(name, payload);
  });
  clearInterval(flush);
  bus.flush();
  close();
  return percentile99(load.latenciesMs);
}

async function stormBare(total) {
  const load = createOfferedLoad(EVENTS_PER_SECOND, total);
  const handlers = makeHandlers(load);
  const log = openBareLog(makeFolder());
  let pending = [];
  const flush = setInterval(() => {
    log.append(pending);
    pending = [];
  }, FLUSH_MS);
  await load.offer((number) => {
    const event = aPrice(number);
    pending.push(event);
    for (const handler of handlers) handler(event);
  });
  clearInterval(flush);
  log.close();
  return percentile99(load.latenciesMs);
}

/**
 * 100,000 streamed events a second to ten subscribers, all of them stored: from when each was due until the last has heard it,
 * 99th percentile of a run. Commits block the same thread, so their time is in it.
 */
export default {
  name: "bus.storm_latency_ms",
  unit: "ms p99",
  async run({ smoke }) {
    const total = EVENTS_PER_SECOND * (smoke ? 0.4 : 3);
    const [samples, bare] = [[], []];
    for (let index = 0; index < (smoke ? 2 : 5); index += 1) {
      samples.push(await stormBus(total));
      bare.push(await stormBare(total));
    }
    // The first of each warmed up.
    const against = { name: "bare loop and commit every 5 ms", samples: bare.slice(1) };
    return { samples: samples.slice(1), against };
  },
};
