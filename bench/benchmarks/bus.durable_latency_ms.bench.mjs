import { createFlush, FLUSH_MS } from "#main/logs/create-flush.ts";
import { nodeClock } from "#main/node/node-ports.ts";
import { openBareLog } from "../support/bare-log.mjs";
import { openDurableBus } from "../support/durable-bus.mjs";
import { makeFolder } from "../support/folder.mjs";
import { createOfferedLoad } from "../support/offered-load.mjs";
import { aPrice } from "../support/publications.mjs";
import { percentile99 } from "../support/scale.mjs";

const EVENTS_PER_SECOND = 50_000;

function failOn(thrown) {
  throw thrown;
}

async function offerToBus(total) {
  const load = createOfferedLoad(EVENTS_PER_SECOND, total);
  const { bus, close } = openDurableBus(load.onDone);
  const flush = setInterval(
    createFlush(() => bus.flush(), nodeClock, failOn),
    FLUSH_MS,
  );
  await load.offer((number) => {
    const { name, payload } = aPrice(number);
    bus.publish(name, payload);
  });
  clearInterval(flush);
  close();
  return percentile99(load.latenciesMs);
}

async function offerToBareLog(total) {
  const load = createOfferedLoad(EVENTS_PER_SECOND, total);
  const log = openBareLog(makeFolder());
  let pending = [];
  const flush = setInterval(() => {
    const events = pending;
    pending = [];
    log.append(events);
    load.onDone(events.length);
  }, FLUSH_MS);
  await load.offer((number) => pending.push(aPrice(number)));
  clearInterval(flush);
  log.close();
  return percentile99(load.latenciesMs);
}

/** 50,000 streamed events a second: from when each was due until it is on the disk, 99th percentile of a run. */
export default {
  name: "bus.durable_latency_ms",
  unit: "ms p99",
  async run({ smoke }) {
    const total = EVENTS_PER_SECOND * (smoke ? 0.4 : 2);
    const [samples, bare] = [[], []];
    for (let index = 0; index < (smoke ? 2 : 6); index += 1) {
      samples.push(await offerToBus(total));
      bare.push(await offerToBareLog(total));
    }
    // The first of each warmed up.
    return {
      samples: samples.slice(1),
      against: { name: `bare SQLite commit every ${FLUSH_MS} ms`, samples: bare.slice(1) },
    };
  },
};
