import { measureDispatch } from "../support/dispatch.mjs";

/** One ready envelope to 10 subscribers of a pattern that it matches. */
export default {
  name: "bus.dispatch_ns.pattern_10",
  unit: "ns",
  run: (context) => measureDispatch(context, "pattern", 10),
};
