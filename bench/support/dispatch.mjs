import { createHearers } from "#engine/bus/hearers.ts";
import { matchesTopic } from "#engine/bus/topic-pattern.ts";
import { perOperation } from "./scale.mjs";

const topic = "market.data.updated";
const envelope = { seq: 1, name: topic, payload: { symbol: "SPX", price: 100 } };

const matchers = {
  exact: (name) => name === topic,
  pattern: (name) => matchesTopic("market.**", name),
};

function makeHandlers(count, heard) {
  return Array.from({ length: count }, () => (event) => {
    heard.seqs += event.seq;
  });
}

function hearAll(handlers, kind) {
  const hearers = createHearers((_, __, thrown) => {
    throw thrown;
  });
  for (const handler of handlers) hearers.add({ subscription: kind, handler, matches: matchers[kind] });
  return hearers;
}

/** Nanoseconds to bring one ready envelope to all its subscribers, against a Map of arrays of functions. */
export async function measureDispatch({ smoke, measureAgainst }, kind, subscribers) {
  const events = Math.round((smoke ? 500_000 : 3_000_000) / subscribers);
  const heard = { seqs: 0 };
  const handlers = makeHandlers(subscribers, heard);
  const hearers = hearAll(handlers, kind);
  const arrays = new Map([[topic, handlers]]);
  const dispatch = () => {
    for (let index = 0; index < events; index += 1) hearers.tell(envelope);
  };
  const loop = () => {
    for (let index = 0; index < events; index += 1) {
      const hearing = arrays.get(envelope.name);
      for (let place = 0; place < hearing.length; place += 1) hearing[place](envelope);
    }
  };
  dispatch();
  if (heard.seqs !== events * subscribers) throw new Error(`${heard.seqs} handlers heard`);
  const measured = await measureAgainst(dispatch, "Map and array loop", loop);
  return perOperation(measured, events, 1e6);
}
