import { defineSlice } from "#engine/base/define-slice.ts";
import { adaptivePortfolioManifest } from "./manifest.ts";
import { rebalance } from "./rebalance.ts";
import { tier } from "./tier.ts";
import { validateConfig } from "./validate-config.ts";

export function createAdaptivePortfolio() {
  return defineSlice(adaptivePortfolioManifest, {
    tier,
    rebalance,
    validate_config: validateConfig,
  });
}
