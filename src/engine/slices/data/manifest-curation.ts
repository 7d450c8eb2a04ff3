import { z } from "zod";
import type { MethodManifests } from "#engine/base/define-slice.ts";
import { isoDateSchema, timeframeSchema } from "#engine/base/wire-schemas.ts";
import { PRICE_VIEWS } from "#shared/model/corporate-action.ts";
import { MARKETS } from "#shared/model/market.ts";
import {
  actionSchema,
  providerSchema,
  qualityReportSchema,
  repairSchema,
  seriesChoice,
  seriesInfoSchema,
  symbolSchema,
  tickInfoSchema,
} from "./manifest-schemas.ts";

const monthSchema = z.object({
  month: z.string(),
  bars: z.number(),
  missing: z.number(),
  suspicious: z.number(),
  repaired: z.number(),
});

/** The methods that say whether stored bars may be believed, and see to those that may not. */
export const curationMethods = {
  coverage: {
    title: "Coverage",
    description: "What is there of one series: days, bars, missing sessions, grades, caveats.",
    runsIn: "host",
    input: z.strictObject({
      symbol: symbolSchema,
      timeframe: timeframeSchema.default("1d"),
      provider: providerSchema.optional(),
    }),
    output: z.object({
      series: seriesInfoSchema,
      gaps: z.array(z.string()).readonly().meta({ title: "Missing sessions" }),
      missing: z.number().meta({ title: "Missing sessions and bars in all" }),
      suspiciousBars: z.array(z.string()).readonly().meta({ title: "Times of bars graded suspicious" }),
      repairedBars: z.array(z.string()).readonly().meta({ title: "Times of bars repaired on request" }),
      market: z.enum(MARKETS).meta({ title: "Market whose calendar holds" }),
      prices: z.enum(PRICE_VIEWS).meta({ title: "What was done to the prices before" }),
      actions: z.number().meta({ title: "Known splits and dividends" }),
      months: z.array(monthSchema).readonly().meta({ title: "Bars, holes and grades by month" }),
      ticks: z.array(tickInfoSchema).readonly().meta({ title: "Stored trades of the symbol" }),
    }),
  },
  quality_report: {
    title: "Quality report",
    description:
      "Everything that is or seems wrong with one series: problems by kind, the worst bars, a score and a verdict.",
    runsIn: "host",
    input: z.strictObject({
      ...seriesChoice,
      limit: z.number().int().min(1).max(10_000).default(50).meta({ title: "Most findings listed" }),
    }),
    output: qualityReportSchema,
  },
  repair: {
    title: "Repair",
    description:
      "Shows what bars with spikes would become, and repairs them when told so; bars as they came are kept.",
    runsIn: "host",
    effect: "puts repairs beside the stored bars, or takes them back",
    input: z.strictObject({
      ...seriesChoice,
      days: z
        .array(isoDateSchema)
        .readonly()
        .optional()
        .meta({ title: "Only bars of these days (default: all that were found)" }),
      apply: z.boolean().default(false).meta({ title: "Repair; otherwise only shown" }),
      undo: z.boolean().default(false).meta({ title: "Take all repairs of the series back" }),
    }),
    output: z.object({
      series: seriesInfoSchema,
      repairs: z.array(repairSchema).readonly(),
      state: z.enum(["proposed", "applied", "undone"]),
    }),
  },
  release: {
    title: "Release from quarantine",
    description: "Lets a series out of quarantine as it is, until its bars change.",
    runsIn: "host",
    effect: "makes a series usable that was held back",
    input: z.strictObject(seriesChoice),
    output: z.object({ series: seriesInfoSchema, score: z.number(), state: z.literal("released") }),
  },
  set_market: {
    title: "Set the market",
    description:
      "Says whose calendar holds for a stored series, and judges its gaps and its quality again; its bars stay as they are.",
    runsIn: "host",
    effect: "changes by which calendar a stored series is judged",
    input: z.strictObject({ ...seriesChoice, market: z.enum(MARKETS).meta({ title: "Market" }) }),
    output: z.object({
      series: seriesInfoSchema,
      was: z.enum(MARKETS).meta({ title: "Market before" }),
      market: z.enum(MARKETS).meta({ title: "Market now" }),
      missing: z.number().meta({ title: "Missing sessions and bars in all" }),
      score: z.number().meta({ title: "Score from 0 to 1" }),
      state: z.enum(["trusted", "quarantined", "released"]).meta({ title: "Whether it may be used" }),
    }),
  },
  actions: {
    title: "Splits and dividends",
    description: "What is known of a symbol's splits and dividends.",
    runsIn: "host",
    input: z.strictObject({ symbol: symbolSchema }),
    output: z.object({ symbol: z.string(), actions: z.array(actionSchema).readonly() }),
  },
} as const satisfies MethodManifests;
