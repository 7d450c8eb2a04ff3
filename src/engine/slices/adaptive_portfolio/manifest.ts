import { z } from "zod";
import type { OrderRequest } from "#shared/model/order.ts";
import type { AccountState } from "#shared/model/position.ts";
import { defineManifest } from "#engine/base/define-slice.ts";
import { barsSchema, feeBpsSchema, slippageBpsSchema } from "#engine/base/wire-schemas.ts";

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

const accountSchema = z
  .custom<AccountState>(
    (value) => typeof value === "object" && value !== null && "cash" in value && "positions" in value,
    { message: "must be an account with cash, equity and positions" },
  )
  .meta({ wire: "account", title: "Account" });

const ordersSchema = z.custom<readonly OrderRequest[]>((value) => Array.isArray(value), {
  message: "must be a list of orders",
});

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
    rebalance: {
      title: "Rebalance to target weights",
      description:
        "Orders from the differences to the target weights: at the first bar of a period that all symbols have it sells, a bar later it buys.",
      runsIn: "host",
      input: z.strictObject({
        bars: barsSchema,
        account: accountSchema,
        openOrders: ordersSchema.default([]).meta({ wire: "openOrders", title: "Open orders" }),
        targetWeights: z
          .record(z.string().min(1), z.number().min(0).max(1))
          .meta({ wire: "weights", title: "Target weights", unit: "fraction of equity by symbol" }),
        every: z
          .enum(["month", "quarter", "year"])
          .default("month")
          .meta({ wire: "period", title: "Rebalance every" }),
        driftFraction: z.number().min(0).max(1).default(0.01).meta({
          wire: "number",
          title: "Drift that is left alone",
          unit: "fraction of equity",
        }),
        cashReserveFraction: z.number().min(0).max(1).default(0.02).meta({
          wire: "number",
          title: "Cash that is not spent",
          unit: "fraction of equity",
        }),
        feeBps: feeBpsSchema,
        slippageBps: slippageBpsSchema,
      }),
      output: z.object({ orders: ordersSchema.meta({ wire: "orders", title: "Orders" }), note: z.string() }),
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
