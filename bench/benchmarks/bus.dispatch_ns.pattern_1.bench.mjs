import { measureDispatch } from "../support/dispatch.mjs";

/** One ready envelope to 1 subscriber of a pattern that it matches. */
export default {
  name: "bus.dispatch_ns.pattern_1",
  unit: "ns",
  run: (context) => measureDispatch(context, "pattern", 1),
};
