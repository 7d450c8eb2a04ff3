import { measureDurable } from "../support/durable-publish.mjs";

/** A durable event with a commit of its own: on the disk, then heard. */
export default {
  name: "bus.durable_single_us",
  unit: "us",
  run: (context) => measureDurable(context, 1),
};
