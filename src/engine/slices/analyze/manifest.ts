import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import { barsSchema, patternsSchema } from "#engine/base/wire-schemas.ts";
import { PATTERN_KINDS } from "#shared/model/pattern.ts";
import type { PriceLevel } from "#shared/model/symbol-analysis.ts";
import { DEFAULT_PATTERN_SETTINGS } from "#engine/calc/patterns/pattern-settings.ts";
import { judgingMethods } from "./judging-methods.ts";
import { levelShape, pivotStrengthBarsSchema } from "./level-schemas.ts";

/** One line of an indicator; values are NaN before it is ready. */
export interface IndicatorLine {
  /** As asked for, e.g. `bollinger(20,2)`. */
  readonly indicator: string;
  /** `value`, or the name of one of several lines, e.g. `upper`. */
  readonly line: string;
  /** Whether it is drawn over the prices or on a scale of its own. */
  readonly pane: "price" | "own";
  readonly unit: string;
  readonly values: Float64Array;
}

export interface IndicatorSeries {
  readonly symbol: string;
  readonly tsOpenMs: Float64Array;
  readonly lines: readonly IndicatorLine[];
}

const levelSchema = z.object({
  kind: z.enum(["support", "resistance"]),
  price: z.number(),
  touches: z.number(),
  tsLastTouchMs: z.number(),
  distanceFraction: z.number(),
}) satisfies z.ZodType<PriceLevel>;

export const analyzeManifest = defineManifest({
  id: "analyze",
  version: "1.0.0",
  title: "Analyze",
  description:
    "Looks at bars: indicators, patterns and levels; judges symbols, portfolios and strategies; scans by conditions.",
  publishes: [],
  needs: [],
  methods: {
    find_patterns: {
      title: "Find patterns",
      description:
        "Swing pivots, patterns confirmed by a close beyond their neckline, the bias that they give each bar, and how often each kind reached its target on this symbol.",
      runsIn: "worker",
      input: z.strictObject({
        bars: barsSchema,
        pivotStrengthBars: pivotStrengthBarsSchema,
        patternTolerance: z
          .number()
          .min(0)
          .max(1)
          .default(DEFAULT_PATTERN_SETTINGS.tolerance)
          .meta({ wire: "number", title: "Difference that counts as level", unit: "fraction of the height" }),
        patternBiasBars: z
          .number()
          .int()
          .min(1)
          .max(1_000)
          .default(DEFAULT_PATTERN_SETTINGS.biasBars)
          .meta({ wire: "number", title: "Bars that a pattern stays active", unit: "bars" }),
        patternBiasKinds: z
          .array(z.enum(PATTERN_KINDS))
          .readonly()
          .default(DEFAULT_PATTERN_SETTINGS.biasKinds)
          .meta({ wire: "patternKinds", title: "Kinds that give a bias; the others are only measured" }),
        patternHorizonBars: z
          .number()
          .int()
          .min(1)
          .max(5_000)
          .default(DEFAULT_PATTERN_SETTINGS.horizonBars)
          .meta({ wire: "number", title: "Bars to reach the target in", unit: "bars" }),
      }),
      output: z.object({ patterns: patternsSchema }),
    },
    indicators: {
      title: "Indicators",
      description:
        "Whole series of indicators for the charts, such as sma(50), bollinger(20,2) or macd(12,26,9); in the order asked for.",
      runsIn: "worker",
      input: z.strictObject({
        bars: barsSchema,
        indicatorNames: z
          .array(z.string())
          .min(1)
          .max(50)
          .default(["sma(20)", "bollinger(20,2)", "rsi(14)"])
          .meta({ wire: "indicatorNames", title: "Indicators" }),
        benchmarkSymbol: z
          .string()
          .optional()
          .meta({ title: "Symbol among the bars that correlation and beta compare with" }),
      }),
      output: z.object({
        indicators: z
          .custom<readonly IndicatorSeries[]>(Array.isArray, {
            message: "must be a list of indicator series",
          })
          .meta({ wire: "indicators", title: "Indicators" }),
      }),
    },
    levels: {
      title: "Support and resistance",
      description:
        "Prices at which swings of the last bars turned more than once, nearest to the last close first.",
      runsIn: "host",
      input: z.strictObject({
        bars: barsSchema,
        pivotStrengthBars: pivotStrengthBarsSchema,
        ...levelShape,
      }),
      output: z.object({
        levels: z
          .array(z.object({ symbol: z.string(), lastClose: z.number(), levels: z.array(levelSchema) }))
          .meta({ wire: "levels", title: "Levels" }),
      }),
    },
    ...judgingMethods,
  },
});

export type AnalyzeMethods = (typeof analyzeManifest)["methods"];
