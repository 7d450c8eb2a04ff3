import { z } from "zod";
import { barsSchema, dateRangeSchema } from "#engine/base/wire-schemas.ts";
import { doubtSchema } from "./doubt-schemas.ts";
import { accountShape } from "#engine/base/execution-schemas.ts";
import {
  daysSchema,
  engineSchema,
  OBJECTIVES,
  SAMPLERS,
  searchShape,
  trialSchema,
} from "./search-schemas.ts";

/** `optimize.run`. */
export const runMethod = {
  title: "Search",
  description:
    "Tries values of a strategy's parameters on the first part of the range, measures the choice on the rest, and says how far it is to be doubted.",
  runsIn: "host",
  runsStrategies: true,
  input: z.strictObject({
    bars: barsSchema,
    range: dateRangeSchema,
    ...searchShape,
    inSampleFraction: z
      .number()
      .min(0.2)
      .max(0.9)
      .default(0.7)
      .meta({ wire: "number", title: "Part of the range that is searched", unit: "fraction" }),
    holdOutFraction: z
      .number()
      .min(0)
      .max(0.5)
      .default(0)
      .meta({ wire: "number", title: "Part at the end that stays closed", unit: "fraction" }),
    overfittingTrials: z
      .int()
      .min(0)
      .max(500)
      .default(100)
      .meta({ wire: "number", title: "Trials whose curves are compared (overfitting)", unit: "trials" }),
    ...accountShape,
  }),
  output: z.object({
    study: z
      .object({
        strategy: z.string(),
        bestOutOfSample: trialSchema,
        defaultsOutOfSample: trialSchema,
        best: trialSchema,
        defaults: trialSchema,
        trialCount: z.number(),
        trials: z.array(trialSchema),
        inSample: daysSchema,
        outOfSample: daysSchema,
        /** The newer members are missing in a study of an older version. */
        id: z.string().optional(),
        sampler: z.enum(SAMPLERS).optional(),
        objective: z.enum(OBJECTIVES).optional(),
        doubt: doubtSchema.optional(),
        engine: engineSchema.optional(),
        holdOut: daysSchema.optional(),
        /** Proposals of the sampler; one that was made before is not backtested again. */
        proposals: z.number().optional(),
        /** Trials that no other beats in return and drawdown at once; of a search for several objectives. */
        front: z.array(trialSchema).optional(),
        note: z.string(),
      })
      .meta({ wire: "study", title: "Study" }),
  }),
} as const;
