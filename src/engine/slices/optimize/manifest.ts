import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import {
  allowShortSchema,
  barsSchema,
  dateRangeSchema,
  feeBpsSchema,
  initialCashSchema,
  slippageBpsSchema,
  strategyIdSchema,
  strategyParametersSchema,
} from "#engine/base/wire-schemas.ts";

/** One backtest of a search. Fractions; Sharpe is annualised at risk-free 0. */
export const trialSchema = z.object({
  parameters: strategyParametersSchema,
  sharpe: z.number(),
  totalReturn: z.number(),
  maximumDrawdown: z.number(),
  trades: z.number(),
});

const venueFields = {
  initialCash: initialCashSchema,
  feeBps: feeBpsSchema,
  slippageBps: slippageBpsSchema,
  allowShort: allowShortSchema,
};

export const optimizeManifest = defineManifest({
  id: "optimize",
  version: "1.0.0",
  title: "Optimisation",
  description:
    "Searches the parameters of a strategy and shows how the choice does on bars that the search never saw.",
  publishes: [],
  needs: ["caller"],
  methods: {
    run: {
      title: "Grid search",
      description:
        "Tries every combination of parameter values on the first part of the range and measures the best one on the rest.",
      runsIn: "host",
      runsStrategies: true,
      input: z.strictObject({
        bars: barsSchema,
        range: dateRangeSchema,
        strategy: strategyIdSchema.default("sma_cross"),
        points: z
          .int()
          .min(2)
          .max(100)
          .default(8)
          .meta({ wire: "number", title: "Values a parameter", unit: "values" }),
        grid: z
          .record(z.string(), z.array(z.number()).min(1).max(1_000))
          .optional()
          .meta({ wire: "grid", title: "Values to try, by parameter" }),
        inSampleFraction: z
          .number()
          .min(0.2)
          .max(0.9)
          .default(0.7)
          .meta({ wire: "number", title: "Part of the range that is searched", unit: "fraction" }),
        maximumTrials: z
          .int()
          .min(1)
          .max(100_000)
          .default(10_000)
          .meta({ wire: "number", title: "Most backtests to run", unit: "backtests" }),
        ...venueFields,
      }),
      output: z.object({
        study: z
          .object({
            strategy: z.string(),
            trialCount: z.number(),
            inSample: z.object({ from: z.string(), to: z.string() }),
            outOfSample: z.object({ from: z.string(), to: z.string() }),
            best: trialSchema,
            bestOutOfSample: trialSchema,
            defaults: trialSchema,
            defaultsOutOfSample: trialSchema,
            trials: z.array(trialSchema),
            note: z.string(),
          })
          .meta({ wire: "study", title: "Study" }),
      }),
    },
    evaluate: {
      title: "Evaluate parameter sets",
      description: "Backtests each parameter set over the range and answers its figures in the same order.",
      runsIn: "worker",
      runsStrategies: true,
      input: z.strictObject({
        bars: barsSchema,
        range: dateRangeSchema,
        strategy: strategyIdSchema,
        parameterSets: z.array(strategyParametersSchema).min(1).max(10_000),
        ...venueFields,
      }),
      output: z.object({ trials: z.array(trialSchema) }),
    },
  },
});
