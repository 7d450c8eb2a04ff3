import { z } from "zod";
import { barsSchema, dateRangeSchema, strategyParametersSchema } from "#engine/base/wire-schemas.ts";
import { accountShape } from "#engine/base/execution-schemas.ts";
import { columnSchema, daysSchema, engineSchema, searchShape } from "./search-schemas.ts";

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

/** `optimize.walk_forward`. */
export const walkForwardMethod = {
  title: "Walk forward",
  description:
    "Searches one window of days after the other, trades each choice on the days after its window, which it never saw, and joins those days to one curve.",
  runsIn: "host",
  runsStrategies: true,
  input: z.strictObject({
    bars: barsSchema,
    range: dateRangeSchema,
    ...searchShape,
    scheme: z
      .enum(["rolling", "anchored"])
      .default("rolling")
      .meta({ wire: "scheme", title: "Windows move on, or only grow" }),
    windows: z.int().min(2).max(50).default(5).meta({ wire: "number", title: "Windows", unit: "windows" }),
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
    ...accountShape,
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
        engine: engineSchema,
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
} as const;
