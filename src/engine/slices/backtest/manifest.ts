import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import type { SimulatedOutcomes } from "#engine/calc/monte-carlo/simulated-outcomes.ts";
import { accountShape } from "#engine/base/execution-schemas.ts";
import {
  backtestResultSchema,
  barsSchema,
  dateRangeSchema,
  patternsSchema,
  regimesSchema,
  sizingPolicySchema,
  strategyIdsSchema,
  strategyChoiceSchema,
} from "#engine/base/wire-schemas.ts";
import type { CostStudy } from "#shared/model/cost-study.ts";
import type { MonteCarlo } from "#shared/model/monte-carlo.ts";
import type { Statistics } from "#shared/model/backtest-result.ts";

/** What a run is traded with, whatever the strategy. */
const settingsShape = {
  regimes: regimesSchema.optional(),
  patterns: patternsSchema.optional(),
  ...accountShape,
} as const;

/** What a run trades: bars, a range of them, a strategy and how its orders are sized. */
const tradedShape = {
  bars: barsSchema,
  range: dateRangeSchema,
  strategyChoice: strategyChoiceSchema,
  sizing: sizingPolicySchema,
} as const;

const monteCarloSchema = z
  .custom<MonteCarlo>((value) => typeof value === "object" && value !== null && "studies" in value, {
    message: "must be the studies of a Monte Carlo simulation",
  })
  .meta({ wire: "monteCarlo", title: "Monte Carlo" });

const costStudySchema = z
  .custom<CostStudy>((value) => typeof value === "object" && value !== null && "capacityCash" in value, {
    message: "must be a study of costs",
  })
  .meta({ wire: "costStudy", title: "Costs" });

const meanBlockBarsSchema = z
  .int()
  .min(1)
  .max(1_000)
  .default(20)
  .meta({ wire: "number", title: "Mean length of the blocks", unit: "bars" });

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
  needs: ["caller"],
  methods: {
    execute: {
      title: "Run a backtest",
      description:
        "Trades the chosen strategy with the sizing policy over the bars of the range, and nothing outside it.",
      runsIn: "worker",
      runsStrategies: true,
      input: z.strictObject({
        ...tradedShape,
        finerBars: barsSchema
          .optional()
          .meta({ wire: "finerBars", title: "Shorter bars of the same symbols" }),
        ...settingsShape,
      }),
      output: z.object({ result: backtestResultSchema }),
    },
    monte_carlo: {
      title: "Monte Carlo simulation",
      description:
        "How else a result could have come out: its trades in other orders and drawn again, and the strategy traded again on prices put together from blocks of the real ones.",
      runsIn: "host",
      runsStrategies: true,
      input: z.strictObject({
        ...tradedShape,
        result: backtestResultSchema,
        simulations: z
          .int()
          .min(100)
          .max(100_000)
          .default(2_000)
          .meta({ wire: "number", title: "Simulations of the trades", unit: "simulations" }),
        paths: z
          .int()
          .min(0)
          .max(10_000)
          .default(200)
          .meta({ wire: "number", title: "Market paths, 0 for none", unit: "paths" }),
        meanBlockBars: meanBlockBarsSchema,
        ruinFraction: z
          .number()
          .min(0.01)
          .max(0.99)
          .default(0.5)
          .meta({ wire: "number", title: "Ruin is a fall to", unit: "fraction of the start" }),
        ...settingsShape,
      }),
      output: z.object({ monteCarlo: monteCarloSchema }),
    },
    simulate_paths: {
      title: "Simulate market paths",
      description: "Trades the strategy on some of the synthetic paths of a seed, for monte_carlo.",
      runsIn: "worker",
      runsStrategies: true,
      input: z.strictObject({
        ...tradedShape,
        firstPath: z.int().min(0).meta({ wire: "number", title: "First path", unit: "path" }),
        paths: z.int().min(1).max(1_000).meta({ wire: "number", title: "Paths", unit: "paths" }),
        meanBlockBars: meanBlockBarsSchema,
        marks: z
          .int()
          .min(2)
          .max(1_000)
          .meta({ wire: "number", title: "Values kept of a path", unit: "values" }),
        ...settingsShape,
      }),
      output: z.object({
        outcomes: z
          .custom<SimulatedOutcomes>(
            (value) => typeof value === "object" && value !== null && "endEquity" in value,
          )
          .meta({ wire: "outcomes", title: "Outcomes" }),
      }),
    },
    cost_study: {
      title: "Study of costs",
      description:
        "Trades a run again with other slippage, and with larger accounts whose orders share the volume of the bars.",
      runsIn: "worker",
      runsStrategies: true,
      input: z.strictObject({
        ...tradedShape,
        slippagesBps: z
          .array(z.number().min(0).max(1_000))
          .max(100)
          .default([0, 1, 2, 5, 10, 20, 50])
          .meta({ wire: "slippages", title: "Slippages to try", unit: "bps of price" }),
        capitalMultiples: z
          .array(z.number().positive().max(1e6))
          .max(100)
          .default([10, 100, 1_000])
          .meta({ wire: "multiples", title: "Accounts to try", unit: "times the initial cash" }),
        capacityParticipation: z
          .number()
          .positive()
          .max(1)
          .default(0.1)
          .meta({ wire: "number", title: "Most of a bar's volume", unit: "fraction" }),
        ...settingsShape,
      }),
      output: z.object({ costStudy: costStudySchema }),
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
        strategies: strategyIdsSchema.optional(),
        sizing: sizingPolicySchema.optional(),
        ...settingsShape,
      }),
      output: z.object({
        comparison: z.array(comparedSchema).meta({ wire: "comparison", title: "Comparison" }),
      }),
    },
    validate_lookahead: {
      title: "Look for look-ahead",
      description:
        "Trades again with the bars cut off after each decision and fails when a decision changes: it had looked at bars that came later. Regimes and patterns are computed anew with their default settings.",
      runsIn: "worker",
      runsStrategies: true,
      input: z.strictObject({
        ...tradedShape,
        ...accountShape,
        maximumDecisions: z
          .int()
          .min(1)
          .max(100_000)
          .default(500)
          .meta({ wire: "number", title: "Most decisions to check", unit: "bars" }),
        quietBars: z
          .int()
          .min(0)
          .max(100_000)
          .default(100)
          .meta({ wire: "number", title: "Bars without a decision to check", unit: "bars" }),
      }),
      output: z.object({
        lookAhead: z
          .object({
            verdict: z.string(),
            ordersDecided: z.number(),
            decisionsChecked: z.number(),
            quietBarsChecked: z.number(),
          })
          .meta({ wire: "lookAhead", title: "Look-ahead" }),
      }),
    },
  },
});
