import { defineSlice } from "#engine/base/define-slice.ts";
import { findPatterns } from "./find-patterns.ts";
import { indicators } from "./indicators.ts";
import { levels } from "./levels.ts";
import { analyzeManifest } from "./manifest.ts";

export function createAnalyze() {
  return defineSlice(analyzeManifest, { find_patterns: findPatterns, indicators, levels });
}
