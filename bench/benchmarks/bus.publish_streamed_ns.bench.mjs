import { createBus } from "#engine/bus/create-bus.ts";
import { createEventIds } from "#main/node/event-ids.ts";
import { newId, nodeClock } from "#main/node/node-ports.ts";
import { aPrice } from "../support/publications.mjs";
import { perOperation } from "../support/scale.mjs";

const { name } = aPrice(0);

/** A streamed event from its payload to one subscriber: id, time, envelope and dispatch; its storage is left out. */
export default {
  name: "bus.publish_streamed_ns",
  unit: "ns",
  async run({ smoke, measureAgainst }) {
    const events = smoke ? 50_000 : 300_000;
    let heard = 0;
    const hear = ({ payload }) => {
      heard += payload.price;
    };
    const bus = createBus({
      clock: nodeClock,
      newEventId: createEventIds(),
      sessionId: newId("paper"),
      commit: () => undefined,
    });
    bus.subscribe(name, hear);
    const arrays = new Map([[name, [hear]]]);
    const publish = () => {
      for (let index = 0; index < events; index += 1) bus.publish(name, aPrice(index).payload);
    };
    const loop = () => {
      for (let index = 0; index < events; index += 1) {
        const event = aPrice(index);
        for (const handler of arrays.get(event.name)) handler(event);
      }
    };
    const measured = await measureAgainst(publish, "Map and array loop", loop);
    if (heard === 0) throw new Error("nobody heard");
    return perOperation(measured, events, 1e6);
  },
};
