import { eventId, type EventId } from "#shared/model/ids.ts";
import { newId } from "./node-ports.ts";

/** Ids that are unique to this process, then counted: a random one for each event costs more than publishing it. */
export function createEventIds(): () => EventId {
  const prefix = newId("event");
  let events = 0;
  return () => {
    events += 1;
    return eventId(`${prefix}-${events}`);
  };
}
