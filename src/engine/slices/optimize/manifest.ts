import { defineManifest } from "#engine/base/define-slice.ts";
import { laneMethods } from "./lane-methods.ts";
import { openHoldOutMethod } from "./open-hold-out-method.ts";
import { runMethod } from "./run-method.ts";
import { walkForwardMethod } from "./walk-forward-method.ts";

export const optimizeManifest = defineManifest({
  id: "optimize",
  version: "1.0.0",
  title: "Optimisation",
  description:
    "Searches the parameters of a strategy and shows how the choice does on bars that the search never saw.",
  publishes: [],
  needs: ["caller"],
  methods: {
    run: runMethod,
    walk_forward: walkForwardMethod,
    open_hold_out: openHoldOutMethod,
    ...laneMethods,
  },
});
