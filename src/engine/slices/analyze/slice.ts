import { defineSlice } from "#engine/base/define-slice.ts";
import { analyzePortfolio } from "./analyze-portfolio.ts";
import { analyzeSymbol } from "./analyze-symbol.ts";
import { compareStrategies } from "./compare-strategies.ts";
import { findPatterns } from "./find-patterns.ts";
import { indicators } from "./indicators.ts";
import { levels } from "./levels.ts";
import { analyzeManifest } from "./manifest.ts";
import { scan } from "./scan.ts";

export function createAnalyze() {
  return defineSlice(analyzeManifest, {
    find_patterns: findPatterns,
    indicators,
    levels,
    analyze_symbol: analyzeSymbol,
    analyze_portfolio: analyzePortfolio,
    compare_strategies: compareStrategies,
    scan,
  });
}
