import { defineSlice } from "#engine/base/define-slice.ts";
import { detect } from "./detect.ts";
import { history } from "./history.ts";
import { marketRegimeManifest } from "./manifest.ts";

export function createMarketRegime() {
  return defineSlice(marketRegimeManifest, { detect, history });
}
