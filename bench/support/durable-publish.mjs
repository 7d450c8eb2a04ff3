import { openBareLog } from "./bare-log.mjs";
import { openDurableBus } from "./durable-bus.mjs";
import { makeFolder } from "./folder.mjs";
import { aFill } from "./publications.mjs";
import { perOperation } from "./scale.mjs";

const publishOnly = (bus, events) => bus.publish(events[0].name, events[0].payload);
const publishShared = (bus, events) => bus.publishAll(events);

const fills = (count, turn) => Array.from({ length: count }, (_, index) => aFill(turn * count + index));

/** A function that publishes `turns` times `share` durable events, each turn one commit. */
export function publisherOf(bus, { turns, share }) {
  const publish = share === 1 ? publishOnly : publishShared;
  return () => {
    for (let turn = 0; turn < turns; turn += 1) publish(bus, fills(share, turn));
  };
}

/** A function that appends to the bare log what `publisherOf` publishes. */
export function appenderOf(log, { turns, share }) {
  return () => {
    for (let turn = 0; turn < turns; turn += 1) log.append(fills(share, turn));
  };
}

/** Microseconds of one durable event of which `share` are in each commit, against the bare log on the same disk. */
export async function measureDurable({ smoke, measureAgainst }, share) {
  const turns = smoke ? 40 : Math.round(400 / Math.sqrt(share));
  const { bus, close } = openDurableBus();
  const bare = openBareLog(makeFolder());
  const appendBare = appenderOf(bare, { turns, share });
  try {
    const publish = publisherOf(bus, { turns, share });
    const measured = await measureAgainst(publish, "bare SQLite commits, FULL", appendBare);
    return perOperation(measured, turns * share, 1e3);
  } finally {
    bare.close();
    close();
  }
}
