import { defineSlice } from "#engine/base/define-slice.ts";
import { calculate } from "./calculate.ts";
import { checkRisk } from "./check-risk.ts";
import { positionSizingManifest } from "./manifest.ts";

export function createPositionSizing() {
  return defineSlice(positionSizingManifest, { calculate, check_risk: checkRisk });
}
