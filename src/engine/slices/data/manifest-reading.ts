import { z } from "zod";
import type { MethodManifests } from "#engine/base/define-slice.ts";
import {
  barsSchema,
  dateRangeSchema,
  isoDateSchema,
  symbolsSchema,
  timeframeSchema,
} from "#engine/base/wire-schemas.ts";
import { PRICE_VIEWS } from "#shared/model/corporate-action.ts";
import {
  barSeriesSchema,
  providerSchema,
  seriesInfoSchema,
  symbolSchema,
  tickInfoSchema,
} from "./manifest-schemas.ts";

const doublesSchema = z.custom<Float64Array>((value) => value instanceof Float64Array);

/** The methods that answer bars, or what bars there are. */
export const readingMethods = {
  get_historical: {
    title: "Get historical bars",
    description:
      "Loads one series a symbol, up to the last day asked for, with the history before the first. The range used is the range asked. A network provider that is named is asked for what is missing of it.",
    runsIn: "host",
    input: z.strictObject({
      symbols: symbolsSchema,
      from: isoDateSchema.optional().meta({ wire: "date", title: "First day traded" }),
      to: isoDateSchema.optional().meta({ wire: "date", title: "Last day traded" }),
      timeframe: timeframeSchema
        .optional()
        .meta({ wire: "timeframe", title: "Timeframe (default: 1d, or what imported bars have)" }),
      provider: providerSchema.optional(),
      defaultRange: z
        .enum(["last_half", "all"])
        .default("last_half")
        .meta({ title: "Range when no days are given: the second half of the bars, or all" }),
      prices: z
        .enum(PRICE_VIEWS)
        .default("raw")
        .meta({ wire: "prices", title: "Prices as traded, or adjusted for splits, or for dividends too" }),
    }),
    output: z.object({
      bars: barsSchema,
      range: dateRangeSchema,
      caveats: z
        .array(z.string())
        .readonly()
        .meta({ wire: "caveats", title: "What to know before believing" }),
      dataHash: z.string().meta({ wire: "dataHash", title: "Hash of all series" }),
      isSynthetic: z.boolean().meta({ wire: "isSynthetic", title: "Any of the prices was generated" }),
    }),
  },
  show: {
    title: "Show bars",
    description:
      "The bars of a series, or those that open on the days asked for, to look at: with repairs, also where the series is held back.",
    runsIn: "host",
    input: z.strictObject({
      symbol: symbolSchema,
      timeframe: timeframeSchema.optional().meta({ title: "Timeframe (default: 1d, or the longest stored)" }),
      provider: providerSchema.optional(),
      from: isoDateSchema.optional().meta({ title: "First day" }),
      to: isoDateSchema.optional().meta({ title: "Last day" }),
    }),
    output: z.object({
      series: seriesInfoSchema,
      // No wire: bars to trade on come from get_historical.
      shown: barSeriesSchema.meta({ title: "The bars" }),
    }),
  },
  show_ticks: {
    title: "Show trades",
    description: "The stored trades of a symbol, or the last of those of the days asked for.",
    runsIn: "host",
    input: z.strictObject({
      symbol: symbolSchema,
      provider: providerSchema.optional(),
      from: isoDateSchema.optional().meta({ title: "First day" }),
      to: isoDateSchema.optional().meta({ title: "Last day" }),
      limit: z.number().int().min(1).max(10_000).default(10_000).meta({ title: "Most trades shown" }),
    }),
    output: z.object({
      info: tickInfoSchema,
      totalTrades: z.number().meta({ title: "Trades of these days" }),
      tsMs: doublesSchema,
      price: doublesSchema,
      size: doublesSchema,
    }),
  },
  stream: {
    title: "Stream live bars",
    description:
      "Subscribes to a live feed and answers the bars so far. There is no adapter to a live feed yet, and it says so.",
    runsIn: "host",
    input: z.strictObject({ symbols: symbolsSchema, timeframe: timeframeSchema.default("1d") }),
    output: z.object({ bars: barsSchema }),
  },
  list_symbols: {
    title: "List symbols",
    description: "The stored series and where each comes from.",
    runsIn: "host",
    input: z.strictObject({}),
    output: z.object({
      series: z.array(seriesInfoSchema).readonly(),
      ticks: z.array(tickInfoSchema).readonly().meta({ title: "Stored trades" }),
    }),
  },
  stats: {
    title: "Stored bars in numbers",
    description:
      "How often a series was in memory when it was asked for, what lies there, and series, bars and bytes of each provider.",
    runsIn: "host",
    input: z.strictObject({}),
    output: z.object({
      cache: z.object({
        hits: z.number(),
        misses: z.number(),
        series: z.number(),
        bytes: z.number(),
        maximumBytes: z.number(),
      }),
      providers: z
        .array(z.object({ provider: z.string(), series: z.number(), bars: z.number(), bytes: z.number() }))
        .readonly(),
      ticks: z.object({ series: z.number(), trades: z.number(), bytes: z.number() }),
      fileBytes: z.number(),
    }),
  },
} as const satisfies MethodManifests;
