import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import {
  backtestResultSchema,
  barsSchema,
  dateRangeSchema,
  patternsSchema,
  regimesSchema,
  reportSchema,
  sizingPolicySchema,
  strategyChoiceSchema,
} from "#engine/base/wire-schemas.ts";
import type { CostStudy } from "#shared/model/cost-study.ts";
import type { MonteCarlo } from "#shared/model/monte-carlo.ts";
import { HEALTH_STATES } from "#shared/model/health.ts";

const sliceHealthSchema = z.object({
  slice: z.string(),
  state: z.enum(HEALTH_STATES),
  tsLastSeenMs: z.number().optional().meta({ unit: "ms since 1970, UTC" }),
  calls: z.number(),
  failures: z.number(),
  medianCallMs: z.number().optional().meta({ unit: "ms" }),
  detail: z.string().optional(),
});

export const monitorManifest = defineManifest({
  id: "monitor",
  version: "1.0.0",
  title: "Monitor",
  description: "Makes the report of a run, and tells how the slices do; every number was measured.",
  publishes: [],
  needs: ["health", "appVersion"],
  methods: {
    create_report: {
      title: "Create a report",
      description:
        "Writes the tear sheet of a run as one HTML file without script, with the same figures as JSON and the trades as CSV.",
      runsIn: "host",
      input: z.strictObject({
        bars: barsSchema.optional(),
        range: dateRangeSchema.optional(),
        patterns: patternsSchema.optional(),
        regimes: regimesSchema.optional(),
        strategyChoice: strategyChoiceSchema.optional(),
        sizing: sizingPolicySchema.optional(),
        result: backtestResultSchema.optional(),
        monteCarlo: z.custom<MonteCarlo>().optional().meta({ wire: "monteCarlo", title: "Monte Carlo" }),
        costStudy: z.custom<CostStudy>().optional().meta({ wire: "costStudy", title: "Costs" }),
        study: z.unknown().optional().meta({ wire: "study", title: "Study" }),
      }),
      output: z.object({ report: reportSchema }),
    },
    recall_backtest: {
      title: "Recall a backtest",
      description:
        "Answers what the steps of a past run gave to its backtest and got from it, to look at again.",
      runsIn: "host",
      input: z.strictObject({
        ofRun: z.string().min(1).max(200).meta({ wire: "runId", title: "Run to look at" }),
      }),
      output: z.object({
        bars: barsSchema,
        range: dateRangeSchema,
        strategyChoice: strategyChoiceSchema,
        sizing: sizingPolicySchema,
        result: backtestResultSchema,
        patterns: patternsSchema.optional(),
        regimes: regimesSchema.optional(),
      }),
    },
    health: {
      title: "Health of the slices",
      description: "What was seen of each slice: its state, calls, failures and their median duration.",
      runsIn: "host",
      input: z.strictObject({}),
      output: z.object({
        health: z.array(sliceHealthSchema).readonly().meta({ wire: "health", title: "Slices" }),
        isHealthy: z.boolean().meta({ wire: "boolean", title: "No slice is degraded or down" }),
      }),
    },
    metrics: {
      title: "Metrics",
      description: "Counts and durations over all slices that were called since the start.",
      runsIn: "host",
      input: z.strictObject({}),
      output: z.object({
        metrics: z
          .object({
            calls: z.number(),
            failures: z.number(),
            slices: z.array(
              z.object({
                slice: z.string(),
                calls: z.number(),
                failures: z.number(),
                medianCallMs: z.number().optional().meta({ unit: "ms" }),
              }),
            ),
          })
          .meta({ wire: "metrics", title: "Metrics" }),
      }),
    },
  },
});
