import { defineSlice } from "#engine/base/define-slice.ts";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { evaluate } from "./evaluate.ts";
import { optimizeManifest } from "./manifest.ts";
import { runGrid } from "./run-grid.ts";

export function createOptimize(ports: { readonly caller: SliceCaller }) {
  return defineSlice(optimizeManifest, {
    run: (input, context) => runGrid(input, context, ports.caller),
    evaluate,
  });
}
