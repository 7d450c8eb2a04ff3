import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import { executionShape } from "#engine/base/execution-schemas.ts";
import {
  allowShortSchema,
  backtestResultSchema,
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
import type { Statistics } from "#shared/model/backtest-result.ts";

/** What a run is traded with, whatever the strategy. */
const settingsShape = {
  regimes: regimesSchema.optional(),
  patterns: patternsSchema.optional(),
  initialCash: initialCashSchema,
  feeBps: feeBpsSchema,
  slippageBps: slippageBpsSchema,
  allowShort: allowShortSchema,
  ...executionShape,
} as const;

const comparedSchema = z.object({
  strategy: z.string(),
  parameters: z.record(z.string(), z.number()),
  statistics: z.custom<Statistics>(
    (value) => typeof value === "object" && value !== null && "sharpe" in value,
  ),
  orderListHash: z.string(),
  warnings: z.array(z.string()),
});

export const backtestManifest = defineManifest({
  id: "backtest",
  version: "1.0.0",
  title: "Backtest",
  description:
    "Trades a strategy over history: what is decided at a close fills at the next bar at the earliest.",
  publishes: [],
  needs: [],
  methods: {
    execute: {
      title: "Run a backtest",
      description:
        "Trades the chosen strategy with the sizing policy over the bars of the range, and nothing outside it.",
      runsIn: "worker",
      runsStrategies: true,
      input: z.strictObject({
        bars: barsSchema,
        range: dateRangeSchema,
        strategyChoice: strategyChoiceSchema,
        sizing: sizingPolicySchema,
        finerBars: barsSchema
          .optional()
          .meta({ wire: "finerBars", title: "Shorter bars of the same symbols" }),
        ...settingsShape,
      }),
      output: z.object({ result: backtestResultSchema }),
    },
    compare: {
      title: "Compare strategies",
      description:
        "Trades several strategies with their default parameters over the same bars, side by side.",
      runsIn: "worker",
      runsStrategies: true,
      input: z.strictObject({
        bars: barsSchema,
        range: dateRangeSchema,
        strategies: z
          .array(z.string())
          .min(1)
          .max(50)
          .optional()
          .meta({ wire: "strategyIds", title: "Strategies (default: all that fit the symbols)" }),
        sizing: sizingPolicySchema.optional(),
        ...settingsShape,
      }),
      output: z.object({
        comparison: z.array(comparedSchema).meta({ wire: "comparison", title: "Comparison" }),
      }),
    },
  },
});
