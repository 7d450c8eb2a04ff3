import { createBus } from "#engine/bus/create-bus.ts";
import { createEventIds } from "#main/node/event-ids.ts";
import { newId, nodeClock } from "#main/node/node-ports.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { openStore } from "#main/store/open-store.ts";
import { makeFolder } from "./folder.mjs";

function failOn({ error }) {
  throw error;
}

/** The product's bus over the product's log in a new workspace; `onCommitted` hears how many events are on the disk. */
export function openDurableBus(onCommitted = () => undefined) {
  const store = openStore(makeFolder(), { isOldSqliteAllowed: false });
  const log = createEventLog(store.paper);
  const bus = createBus({
    clock: nodeClock,
    newEventId: createEventIds(),
    sessionId: newId("paper"),
    commit(envelopes) {
      log.append(envelopes);
      onCommitted(envelopes.length);
    },
    onDeadLetter: failOn,
  });
  return { bus, close: () => store.close() };
}
