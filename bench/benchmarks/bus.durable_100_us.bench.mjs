import { measureDurable } from "../support/durable-publish.mjs";

/** One of 100 durable events that share a commit. */
export default {
  name: "bus.durable_100_us",
  unit: "us",
  run: (context) => measureDurable(context, 100),
};
