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

const venueFields = {
  initialCash: initialCashSchema,
  feeBps: feeBpsSchema,
  slippageBps: slippageBpsSchema,
  allowShort: allowShortSchema,
};

const searchFields = {
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

const daysSchema = z.object({ from: z.string(), to: z.string() });
const columnSchema = z.custom<Float64Array>((value) => value instanceof Float64Array, {
  message: "must be a column",
});

/** Of the returns a bar of the chosen set; see calc/overfitting/moments-of.ts. */
const momentsSchema = z.object({
  count: z.number(),
  sharpe: z.number(),
  skewness: z.number(),
  kurtosis: z.number(),
});

/** See calc/overfitting/probability-of-overfitting.ts. */
const overfittingSchema = z.object({
  probability: z.number(),
  probabilityOfLoss: z.number(),
  trials: z.number(),
  splits: z.number(),
  blocks: z.number(),
});

/** How far a choice is to be doubted. Sharpe ratios are annualised. */
const doubtSchema = z.object({
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

/** What came of one window of a walk forward. */
const windowSchema = z.object({
  train: daysSchema,
  test: daysSchema,
  parameters: strategyParametersSchema,
  trials: z.number(),
  unseenReturn: z.number(),
  unseenSharpe: z.number(),
  unseenReturnOfDefaults: z.number(),
  seenReturn: z.number(),
  seenSharpe: z.number(),
});

/** Figures of the unseen days of all windows, one after the other. */
const unseenSchema = z.object({
  totalReturn: z.number(),
  annualReturn: z.number(),
  sharpe: z.number(),
  maximumDrawdown: z.number(),
});

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
      title: "Search",
      description:
        "Tries values of a strategy's parameters on the first part of the range, measures the choice on the rest, and says how far it is to be doubted.",
      runsIn: "host",
      runsStrategies: true,
      input: z.strictObject({
        bars: barsSchema,
        range: dateRangeSchema,
        ...searchFields,
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
        ...venueFields,
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
            holdOut: daysSchema.optional(),
            /** Proposals of the sampler; one that was made before is not backtested again. */
            proposals: z.number().optional(),
            /** Trials that no other beats in return and drawdown at once; of a search for several objectives. */
            front: z.array(trialSchema).optional(),
            note: z.string(),
          })
          .meta({ wire: "study", title: "Study" }),
      }),
    },
    walk_forward: {
      title: "Walk forward",
      description:
        "Searches one window of days after the other, trades each choice on the days after its window, which it never saw, and joins those days to one curve.",
      runsIn: "host",
      runsStrategies: true,
      input: z.strictObject({
        bars: barsSchema,
        range: dateRangeSchema,
        ...searchFields,
        scheme: z
          .enum(["rolling", "anchored"])
          .default("rolling")
          .meta({ wire: "scheme", title: "Windows move on, or only grow" }),
        windows: z
          .int()
          .min(2)
          .max(50)
          .default(5)
          .meta({ wire: "number", title: "Windows", unit: "windows" }),
        trainFraction: z
          .number()
          .min(0.5)
          .max(0.9)
          .default(0.7)
          .meta({ wire: "number", title: "Part of a window that is searched", unit: "fraction" }),
        purgeBars: z.int().min(0).max(10_000).optional().meta({
          wire: "number",
          title: "Bars left out before unseen days; by default the longest warm-up",
          unit: "bars",
        }),
        ...venueFields,
      }),
      output: z.object({
        walkForward: z
          .object({
            strategy: z.string(),
            unseen: unseenSchema,
            unseenOfDefaults: unseenSchema,
            /** Mean annual return of the unseen days over that of the searched ones; undefined where those lost. */
            efficiency: z.number().optional(),
            windows: z.array(windowSchema),
            /** For each parameter how its choices spread: standard deviation over the range that was tried, 0 is stable. */
            stability: z.record(z.string(), z.number()),
            trialCount: z.number(),
            purgeBars: z.number(),
            days: daysSchema,
            trialsEver: z.number(),
            scheme: z.string(),
            sampler: z.string(),
            objective: z.string(),
            id: z.string(),
            note: z.string(),
            equity: z.object({ tsOpenMs: columnSchema, equity: columnSchema }),
          })
          .meta({ wire: "study", title: "Walk forward" }),
      }),
    },
    open_hold_out: {
      title: "Open the hold-out",
      description:
        "Trades the choice of a study on the days that it kept closed, once; that they were opened stays on record.",
      runsIn: "host",
      effect: "opens the closed days of a study for good",
      input: z.strictObject({
        bars: barsSchema,
        study: z.string().min(1).meta({ wire: "studyId", title: "Study" }),
        force: z
          .boolean()
          .default(false)
          .meta({ wire: "boolean", title: "Look again at days that were opened" }),
      }),
      output: z.object({
        holdOut: z
          .object({
            study: z.string(),
            days: daysSchema,
            chosen: trialSchema,
            defaults: trialSchema,
            /** Different backtests on those days before they were opened: each was a look. */
            looksBefore: z.number(),
            note: z.string(),
          })
          .meta({ wire: "study", title: "Hold-out" }),
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
        /** See trial-columns.ts. */
        setCount: z.int().min(1).max(10_000),
        parameterNames: z.array(z.string()),
        parameterValues: columnSchema,
        ...venueFields,
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
        ...venueFields,
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
        ...venueFields,
      }),
      output: z.object({ moments: momentsSchema, overfitting: overfittingSchema.optional() }),
    },
  },
});
