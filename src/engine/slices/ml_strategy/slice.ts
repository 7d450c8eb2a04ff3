import { defineSlice } from "#engine/base/define-slice.ts";
import { mlStrategyManifest } from "./manifest.ts";
import { predictBest } from "./predict-best.ts";
import { signals } from "./signals.ts";

export function createMlStrategy() {
  return defineSlice(mlStrategyManifest, { predict_best: predictBest, signals });
}
