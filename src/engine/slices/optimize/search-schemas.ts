import { z } from "zod";
import { strategyIdSchema, strategyParametersSchema } from "#engine/base/wire-schemas.ts";

export const OBJECTIVES = ["sharpe", "total_return", "maximum_drawdown"] as const;
export const SAMPLERS = ["grid", "random", "tpe", "nsga2", "halving"] as const;

/** One backtest of a search. Fractions; Sharpe is annualised at risk-free 0. */
export const trialSchema = z.object({
  parameters: strategyParametersSchema,
  sharpe: z.number(),
  totalReturn: z.number(),
  maximumDrawdown: z.number(),
  trades: z.number(),
});

/** Which code measured the trials; both give the same figures, to the last bit. */
export const engineSchema = z.enum(["fast_scan", "kernel"]);

export const searchShape = {
  strategy: strategyIdSchema.default("sma_cross"),
  sampler: z.enum(SAMPLERS).default("grid").meta({ wire: "sampler", title: "How the values are chosen" }),
  objective: z.enum(OBJECTIVES).default("sharpe").meta({ wire: "objective", title: "What is best" }),
  points: z
    .int()
    .min(2)
    .max(100)
    .default(8)
    .meta({ wire: "number", title: "Values a parameter (grid)", unit: "values" }),
  grid: z
    .record(z.string(), z.array(z.number()).min(1).max(1_000))
    .optional()
    .meta({ wire: "grid", title: "Values to try, by parameter" }),
  trials: z
    .int()
    .min(4)
    .max(100_000)
    .default(200)
    .meta({ wire: "number", title: "Trials (all but grid)", unit: "backtests" }),
  maximumTrials: z
    .int()
    .min(1)
    .max(100_000)
    .default(10_000)
    .meta({ wire: "number", title: "Most backtests of a grid", unit: "backtests" }),
} as const;

export const daysSchema = z.object({ from: z.string(), to: z.string() });
export const columnSchema = z.custom<Float64Array>((value) => value instanceof Float64Array, {
  message: "must be a column",
});
