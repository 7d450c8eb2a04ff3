import { measureDispatch } from "../support/dispatch.mjs";

/** One ready envelope to 100 subscribers of a pattern that it matches. */
export default {
  name: "bus.dispatch_ns.pattern_100",
  unit: "ns",
  run: (context) => measureDispatch(context, "pattern", 100),
};
