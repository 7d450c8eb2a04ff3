import { z } from "zod";

/** Of the returns a bar of the chosen set; see calc/overfitting/moments-of.ts. */
export const momentsSchema = z.object({
  count: z.number(),
  sharpe: z.number(),
  skewness: z.number(),
  kurtosis: z.number(),
});

/** See calc/overfitting/probability-of-overfitting.ts. */
export const overfittingSchema = z.object({
  probability: z.number(),
  probabilityOfLoss: z.number(),
  trials: z.number(),
  splits: z.number(),
  blocks: z.number(),
});

/** How far a choice is to be doubted. Sharpe ratios are annualised. */
export const doubtSchema = z.object({
  /** Probability that the best trial is better than the best of so many without skill; NaN when it cannot be told. */
  deflatedSharpe: z.number(),
  /** Sharpe ratio that the best of so many trials without skill is expected to show. */
  expectedMaximumSharpe: z.number(),
  /** Different backtests ever run on these bars over days of the searched range, this study's among them. */
  trialsEver: z.number(),
  /** All of them, repetitions too. */
  backtestsEver: z.number(),
  overfitting: overfittingSchema.optional(),
  plateau: z.object({
    peak: z.number(),
    neighbours: z.number(),
    mean: z.number().optional(),
    lowest: z.number().optional(),
    score: z.number().optional(),
  }),
});
