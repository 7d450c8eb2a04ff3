import type { z } from "zod";
import type { limitsSchema, TIERS } from "./manifest.ts";

type Tier = (typeof TIERS)[number];

/** Below the minimum nothing may be opened; the larger the account, the more and the smaller the positions. */
export const TIER_LIMITS: Readonly<Record<Tier, z.output<typeof limitsSchema>>> = {
  below_minimum: limits(0, 0, 0, 0, 0),
  micro: limits(2, 0.5, 0.01, 0.08, 3),
  small: limits(4, 0.3, 0.015, 0.1, 5),
  medium: limits(8, 0.2, 0.02, 0.12, 10),
  large: limits(15, 0.12, 0.02, 0.12, 25),
};

function limits(
  maximumPositions: number,
  maximumPositionFraction: number,
  dailyRiskFraction: number,
  quarterlyRiskFraction: number,
  tradesPerWeek: number,
): z.output<typeof limitsSchema> {
  return {
    maximumPositions,
    maximumPositionFraction,
    dailyRiskFraction,
    quarterlyRiskFraction,
    tradesPerWeek,
  };
}
