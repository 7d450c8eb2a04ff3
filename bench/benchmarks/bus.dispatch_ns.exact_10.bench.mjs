import { measureDispatch } from "../support/dispatch.mjs";

/** One ready envelope to 10 subscribers of its name. */
export default {
  name: "bus.dispatch_ns.exact_10",
  unit: "ns",
  run: (context) => measureDispatch(context, "exact", 10),
};
