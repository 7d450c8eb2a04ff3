import { measureDispatch } from "../support/dispatch.mjs";

/** One ready envelope to 1 subscriber of its name. */
export default {
  name: "bus.dispatch_ns.exact_1",
  unit: "ns",
  run: (context) => measureDispatch(context, "exact", 1),
};
