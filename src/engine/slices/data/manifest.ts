import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import {
  barsSchema,
  dateRangeSchema,
  isoDateSchema,
  symbolsSchema,
  timeframeSchema,
} from "#engine/base/wire-schemas.ts";
import { PRICE_VIEWS } from "#shared/model/corporate-action.ts";
import { MARKETS } from "#shared/model/market.ts";
import { PROVIDERS } from "#shared/model/provider.ts";

const symbolSchema = symbolsSchema.element.meta({ title: "Symbol" });
const providerSchema = z.enum(PROVIDERS).meta({
  wire: "provider",
  title: "Provider (default: imported, then fetched, then bundled; synthetic only by name)",
});

const seriesInfoSchema = z.object({
  symbol: z.string(),
  timeframe: timeframeSchema,
  provider: z.string(),
  isSynthetic: z.boolean(),
  bars: z.number(),
  from: z.string(),
  to: z.string(),
  dataHash: z.string(),
  caveats: z.array(z.string()).readonly(),
});

export const dataManifest = defineManifest({
  id: "data",
  version: "1.0.0",
  title: "Data",
  description: "Bars with a known origin: bundled, imported from CSV, or synthetic by name.",
  publishes: [],
  needs: ["library"],
  methods: {
    get_historical: {
      title: "Get historical bars",
      description:
        "Loads one series a symbol, up to the last day asked for, with the history before the first. The range used is the range asked.",
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
    stream: {
      title: "Stream live bars",
      description:
        "Subscribes to a live feed and answers the bars so far. No feed is configured yet, and it says so.",
      runsIn: "host",
      input: z.strictObject({ symbols: symbolsSchema, timeframe: timeframeSchema.default("1d") }),
      output: z.object({ bars: barsSchema }),
    },
    refresh: {
      title: "Refresh stored series",
      description:
        "Brings stored series up to date where their provider can, and says of each what was done.",
      runsIn: "host",
      effect: "brings the stored bars up to date",
      input: z.strictObject({ symbols: symbolsSchema.optional() }),
      output: z.object({
        refreshed: z.array(
          z.object({ symbol: z.string(), to: z.string(), newBars: z.number(), note: z.string() }),
        ),
      }),
    },
    import_csv: {
      title: "Import CSV",
      description:
        "Stores the bars of a text with the columns date,open,high,low,close,volume, or refuses it with every problem.",
      runsIn: "host",
      effect: "stores bars",
      input: z.strictObject({
        symbol: symbolSchema,
        fileName: z.string().min(1).meta({ title: "File name, shown as the origin" }),
        text: z.string().meta({ title: "Text of the file" }),
        timeframe: timeframeSchema.optional().meta({ title: "Timeframe (default: found from the times)" }),
        allowGaps: z.boolean().default(false).meta({ title: "Accept missing sessions, noted as a caveat" }),
        market: z
          .enum(MARKETS)
          .optional()
          .meta({ title: "Market whose calendar holds (default: read from the times)" }),
        prices: z
          .enum(PRICE_VIEWS)
          .default("raw")
          .meta({ title: "What was done to the prices before: nothing, splits, or splits and dividends" }),
      }),
      output: z.object({ series: seriesInfoSchema }),
    },
    list_symbols: {
      title: "List symbols",
      description: "The stored series and where each comes from.",
      runsIn: "host",
      input: z.strictObject({}),
      output: z.object({ series: z.array(seriesInfoSchema).readonly() }),
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
        fileBytes: z.number(),
      }),
    },
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
        suspiciousBars: z.array(z.string()).readonly().meta({ title: "Times of bars graded suspicious" }),
      }),
    },
  },
});
