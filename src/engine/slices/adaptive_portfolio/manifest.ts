import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";

export const TIERS = ["below_minimum", "micro", "small", "medium", "large"] as const;
const tierSchema = z.enum(TIERS).meta({ wire: "tier", title: "Tier" });

/** What an account of a tier may do. Fractions of equity. */
export const limitsSchema = z.object({
  maximumPositions: z.number(),
  maximumPositionFraction: z.number(),
  dailyRiskFraction: z.number(),
  quarterlyRiskFraction: z.number(),
  tradesPerWeek: z.number(),
});

export const thresholdsSchema = z.strictObject({
  micro: z.number().meta({ title: "Micro from", unit: "USD" }),
  small: z.number().meta({ title: "Small from", unit: "USD" }),
  medium: z.number().meta({ title: "Medium from", unit: "USD" }),
  large: z.number().meta({ title: "Large from", unit: "USD" }),
  hysteresisFraction: z.number().meta({ title: "Hysteresis", unit: "fraction of the threshold" }),
});

export const DEFAULT_THRESHOLDS = {
  micro: 500,
  small: 2_500,
  medium: 10_000,
  large: 25_000,
  hysteresisFraction: 0.05,
};

export const adaptivePortfolioManifest = defineManifest({
  id: "adaptive_portfolio",
  version: "1.0.0",
  title: "Adaptive portfolio",
  description: "Fits what an account may do to its size, in tiers that do not flap at their edges.",
  publishes: [],
  needs: [],
  methods: {
    tier: {
      title: "Tier of an account",
      description: "The tier of an equity and its limits; leaving a tier takes 5 % past its edge.",
      runsIn: "host",
      input: z.strictObject({
        equity: z.number().min(0).meta({ wire: "number", title: "Equity", unit: "USD" }),
        previousTier: tierSchema.optional(),
        thresholds: thresholdsSchema.default(DEFAULT_THRESHOLDS),
      }),
      output: z.object({
        tier: tierSchema,
        limits: limitsSchema,
        reason: z.string(),
        isHeldByHysteresis: z.boolean(),
      }),
    },
    validate_config: {
      title: "Check thresholds",
      description: "Every problem of a set of tier thresholds; none when it can be used.",
      runsIn: "host",
      input: z.strictObject({ thresholds: thresholdsSchema }),
      output: z.object({ problems: z.array(z.string()), isValid: z.boolean() }),
    },
  },
});
