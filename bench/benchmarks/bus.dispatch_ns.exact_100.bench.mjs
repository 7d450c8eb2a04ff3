import { measureDispatch } from "../support/dispatch.mjs";

/** One ready envelope to 100 subscribers of its name. */
export default {
  name: "bus.dispatch_ns.exact_100",
  unit: "ns",
  run: (context) => measureDispatch(context, "exact", 100),
};
