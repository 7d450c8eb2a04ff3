import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import { executionShape } from "#engine/base/execution-schemas.ts";
import { cancellationsSchema, decisionTermsShape } from "#engine/base/order-schemas.ts";
import {
  allowShortSchema,
  barsSchema,
  dateRangeSchema,
  feeBpsSchema,
  initialCashSchema,
  patternsSchema,
  regimesSchema,
  sizingPolicySchema,
  slippageBpsSchema,
  strategyChoiceSchema,
} from "#engine/base/wire-schemas.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import type { AccountState } from "#shared/model/position.ts";
import { SIZING_METHODS } from "#shared/model/sizing-policy.ts";
import type { StrategyChoice } from "#shared/model/strategy-choice.ts";

const number = (title: string, unit: string): { wire: string; title: string; unit: string } => ({
  wire: "number",
  title,
  unit,
});

const methodSchema = z.enum(SIZING_METHODS).meta({ wire: "sizingMethod", title: "Sizing method" });

/** What both methods let a person set; fractions are of equity. */
const settingsShape = {
  quantity: z.number().positive().max(1e12).default(100).meta(number("Quantity an order", "units")),
  fraction: z
    .number()
    .min(0)
    .max(1)
    .default(0.95)
    .meta(number("Fraction invested, shared by the symbols", "fraction of equity")),
  riskFraction: z.number().min(0).max(0.5).default(0.01).meta(number("Risk a trade", "fraction of equity")),
  stopAtrMultiple: z
    .number()
    .positive()
    .max(50)
    .default(2)
    .meta(number("Stop distance", "multiples of ATR(14)")),
  targetVolatility: z
    .number()
    .min(0)
    .max(2)
    .default(0.1)
    .meta(number("Volatility aimed at", "fraction a year")),
  kellyShare: z.number().min(0).max(1).default(0.25).meta(number("Share of the Kelly fraction", "fraction")),
  minimumConfidence: z
    .number()
    .min(0)
    .max(1)
    .default(0.4)
    .meta(number("Lowest confidence that trades", "fraction")),
  maximumPositionFraction: z
    .number()
    .positive()
    .max(1)
    .optional()
    .meta(number("Most in one position (its share of the most in all when left out)", "fraction of equity")),
  maximumGrossFraction: z
    .number()
    .positive()
    .max(1)
    .optional()
    .meta(
      number("Most in all positions (0.98, or 1 for a fixed quantity, when left out)", "fraction of equity"),
    ),
  lotSize: z.number().positive().max(1e9).default(1).meta(number("Lot", "units")),
  minimumNotional: z.number().min(0).max(1e12).default(0).meta(number("Smallest order", "USD")),
} as const;

const accountSchema = z
  .custom<AccountState>(
    (value) =>
      typeof value === "object" &&
      value !== null &&
      ["cash", "equity", "positions"].every((key) => key in value),
    { message: "must be an account with cash, equity and positions" },
  )
  .meta({ wire: "account", title: "Account" });

const signalSchema = z.object({
  symbol: z.string(),
  target: z.enum(["long", "short", "flat"]),
  strength: z.number().min(0).max(1),
  reason: z.string(),
  tsMs: z.number(),
  ...decisionTermsShape,
});

const ordersSchema = z.custom<readonly OrderRequest[]>((value) => Array.isArray(value), {
  message: "must be a list of orders",
});

const verdictSchema = z.object({
  symbol: z.string(),
  ok: z.boolean(),
  /** `risk.approved`, `risk.nothing-to-do`, or why not. */
  code: z.string(),
  message: z.string(),
});

export const positionSizingManifest = defineManifest({
  id: "position_sizing",
  version: "1.0.0",
  title: "Position sizing",
  description: "Decides how large each order is, and whether it may go out.",
  publishes: ["order.denied"],
  needs: [],
  methods: {
    calculate: {
      title: "Calculate a sizing policy",
      description:
        "Turns what was measured before the range into a policy that is applied at each order; nothing inside the range is read.",
      runsIn: "host",
      input: z.strictObject({
        bars: barsSchema,
        range: dateRangeSchema,
        strategyChoice: strategyChoiceSchema,
        regimes: regimesSchema.optional(),
        patterns: patternsSchema.optional(),
        initialCash: initialCashSchema,
        sizingMethod: methodSchema.default("intelligent"),
        ...settingsShape,
      }),
      output: z.object({ sizing: sizingPolicySchema }),
    },
    check_risk: {
      title: "Size and check orders",
      description:
        "Sizes an order for each signal as the backtest does and passes it through the risk check; a verdict for each.",
      runsIn: "host",
      input: z.strictObject({
        bars: barsSchema,
        signals: z.array(signalSchema).meta({ wire: "signals", title: "Signals" }),
        account: accountSchema,
        openOrders: ordersSchema.default([]).meta({ wire: "openOrders", title: "Open orders" }),
        strategyChoice: z
          .custom<StrategyChoice>((value) => typeof value === "object" && value !== null)
          .optional()
          .meta({ wire: "strategyChoice", title: "Strategy" }),
        regimes: regimesSchema.optional(),
        patterns: patternsSchema.optional(),
        allowShort: allowShortSchema,
        isHalted: z.boolean().default(false).meta({ wire: "boolean", title: "Trading is halted" }),
        feeBps: feeBpsSchema,
        slippageBps: slippageBpsSchema,
        halfSpreadBps: executionShape.halfSpreadBps,
        initialMargin: executionShape.initialMargin,
        sizingMethod: methodSchema.default("fixed_fraction"),
        ...settingsShape,
      }),
      output: z.object({
        orders: ordersSchema.meta({ wire: "orders", title: "Orders" }),
        cancellations: cancellationsSchema,
        verdicts: z.array(verdictSchema).meta({ wire: "verdicts", title: "Verdicts" }),
      }),
    },
  },
});
