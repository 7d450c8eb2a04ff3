import type { z } from "zod";
import { userError } from "#shared/errors/app-error.ts";
import { TIERS, type adaptivePortfolioManifest, type thresholdsSchema } from "./manifest.ts";
import { TIER_LIMITS } from "./tier-limits.ts";
import { validateConfig } from "./validate-config.ts";

type Methods = (typeof adaptivePortfolioManifest)["methods"]["tier"];
type Tier = (typeof TIERS)[number];
type Thresholds = z.output<typeof thresholdsSchema>;

/** The tier of `equity`; it stays `previousTier` until the equity is past that tier's edge by the hysteresis. */
export function tier(input: z.output<Methods["input"]>): z.input<Methods["output"]> {
  const { equity, previousTier, thresholds } = input;
  const { problems } = validateConfig({ thresholds });
  if (problems.length > 0) {
    throw userError({
      code: "adaptive_portfolio.bad-thresholds",
      message: problems.join("; "),
      field: "thresholds",
      value: JSON.stringify(thresholds),
      remedy: "give thresholds that rise from micro to large",
    });
  }
  const plain = plainTier(equity, thresholds);
  const isHeld =
    previousTier !== undefined &&
    previousTier !== plain &&
    isWithinBand(equity, previousTier, plain, thresholds);
  const answer = isHeld ? previousTier : plain;
  return {
    tier: answer,
    limits: TIER_LIMITS[answer],
    reason: reasonFor(equity, plain, answer, isHeld),
    isHeldByHysteresis: isHeld,
  };
}

function plainTier(equity: number, thresholds: Thresholds): Tier {
  if (equity < thresholds.micro) return "below_minimum";
  if (equity < thresholds.small) return "micro";
  if (equity < thresholds.medium) return "small";
  return equity < thresholds.large ? "medium" : "large";
}

/** Within the band around the edge between neighbours; the floor of the lowest tier is hard. */
function isWithinBand(equity: number, previous: Tier, plain: Tier, thresholds: Thresholds): boolean {
  if (plain === "below_minimum" || previous === "below_minimum") return false;
  const from = TIERS.indexOf(previous);
  const to = TIERS.indexOf(plain);
  if (Math.abs(from - to) !== 1) return false;
  const upper = TIERS[Math.max(from, to)];
  if (upper === undefined || upper === "below_minimum") return false;
  return Math.abs(equity - thresholds[upper]) <= thresholds[upper] * thresholds.hysteresisFraction;
}

function reasonFor(equity: number, plain: Tier, answer: Tier, isHeld: boolean): string {
  const amount = equity.toFixed(2);
  if (isHeld) return `${amount} alone would be ${plain}, but is within the hysteresis of ${answer}`;
  return answer === "below_minimum"
    ? `${amount} is below the smallest account that may trade`
    : `${amount} is ${answer}`;
}
