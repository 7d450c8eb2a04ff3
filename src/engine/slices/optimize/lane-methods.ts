import { z } from "zod";
import {
  barsSchema,
  dateRangeSchema,
  strategyIdSchema,
  strategyParametersSchema,
} from "#engine/base/wire-schemas.ts";
import { momentsSchema, overfittingSchema } from "./doubt-schemas.ts";
import { accountShape } from "#engine/base/execution-schemas.ts";
import { columnSchema } from "./search-schemas.ts";

/** What a search asks of its lanes. */
export const laneMethods = {
  evaluate: {
    title: "Evaluate parameter sets",
    description: "Backtests each parameter set over the range and answers its figures in the same order.",
    runsIn: "worker",
    runsStrategies: true,
    input: z.strictObject({
      bars: barsSchema,
      range: dateRangeSchema,
      strategy: strategyIdSchema,
      /** See trial-columns.ts. */
      setCount: z.int().min(1).max(10_000),
      parameterNames: z.array(z.string()),
      parameterValues: columnSchema,
      ...accountShape,
    }),
    output: z.object({ figures: columnSchema }),
  },
  trace: {
    title: "Trace parameter sets",
    description: "Backtests each parameter set over the range and answers its returns a bar.",
    runsIn: "worker",
    runsStrategies: true,
    input: z.strictObject({
      bars: barsSchema,
      range: dateRangeSchema,
      strategy: strategyIdSchema,
      parameterSets: z.array(strategyParametersSchema).min(1).max(100),
      ...accountShape,
    }),
    output: z.object({
      traces: z.array(z.object({ tsOpenMs: columnSchema, returns: columnSchema })),
    }),
  },
  judge: {
    title: "Judge a choice",
    description:
      "Measures the shape of the chosen set's returns, and how often a choice among the sets in one half of the days holds in the other.",
    runsIn: "worker",
    runsStrategies: true,
    input: z.strictObject({
      bars: barsSchema,
      range: dateRangeSchema,
      strategy: strategyIdSchema,
      chosen: strategyParametersSchema,
      parameterSets: z.array(strategyParametersSchema).max(500),
      ...accountShape,
    }),
    output: z.object({ moments: momentsSchema, overfitting: overfittingSchema.optional() }),
  },
} as const;
