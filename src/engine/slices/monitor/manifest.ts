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
        study: z.unknown().optional().meta({ wire: "study", title: "Study" }),
      }),
      output: z.object({ report: reportSchema }),
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
