import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import {
  barsSchema,
  dateRangeSchema,
  isoDateSchema,
  symbolsSchema,
  timeframeSchema,
} from "#engine/base/wire-schemas.ts";
import type { QualityReport } from "#shared/ipc/channels/data-channels.ts";
import { PRICE_VIEWS, type CorporateAction } from "#shared/model/corporate-action.ts";
import { QUALITY_PROBLEMS, QUALITY_VERDICTS, type BarRepair } from "#shared/model/data-quality.ts";
import { MARKETS } from "#shared/model/market.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { NETWORK_PROVIDERS } from "#shared/model/network-provider.ts";
import { PROVIDERS } from "#shared/model/provider.ts";
import { seriesUpdateSchema } from "./series-update.ts";

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

const seriesChoice = {
  symbol: symbolSchema,
  timeframe: timeframeSchema.default("1d"),
  provider: providerSchema.optional(),
};

const barSchema = z.object({
  tsOpenMs: z.custom<EpochMs>((value) => typeof value === "number"),
  open: z.number(),
  high: z.number(),
  low: z.number(),
  close: z.number(),
  volume: z.number(),
});

const repairSchema = z.object({
  was: barSchema,
  became: barSchema,
  reason: z.string(),
  tsRepairedMs: z.custom<EpochMs>((value) => typeof value === "number"),
}) satisfies z.ZodType<BarRepair>;

const actionSchema = z.union([
  z.object({ kind: z.literal("split"), date: z.string(), ratio: z.number() }),
  z.object({ kind: z.literal("dividend"), date: z.string(), amount: z.number() }),
]) satisfies z.ZodType<CorporateAction>;

const qualityReportSchema = z.object({
  series: seriesInfoSchema,
  market: z.enum(MARKETS).meta({ title: "Market whose calendar holds" }),
  score: z.number().meta({ title: "Score from 0 to 1" }),
  verdict: z.enum(QUALITY_VERDICTS).meta({ title: "Verdict" }),
  state: z.enum(["trusted", "quarantined", "released"]).meta({ title: "Whether it may be used" }),
  quarantineBelow: z.number().meta({ title: "Score below which a series is held back" }),
  counts: z.record(z.enum(QUALITY_PROBLEMS), z.number()).meta({ title: "Bars concerned, by problem" }),
  repairedBars: z.number().meta({ title: "Repaired bars" }),
  findings: z
    .array(
      z.object({
        problem: z.enum(QUALITY_PROBLEMS),
        tsOpenMs: z.custom<EpochMs>((value) => typeof value === "number"),
        bars: z.number(),
        detail: z.string(),
      }),
    )
    .readonly()
    .meta({ title: "The worst findings, gravest kind first" }),
  totalFindings: z.number().meta({ title: "Findings in all" }),
  repairs: z.array(repairSchema).readonly().meta({ title: "Repairs in force" }),
}) satisfies z.ZodType<QualityReport>;

export const dataManifest = defineManifest({
  id: "data",
  version: "1.0.0",
  title: "Data",
  description:
    "Bars with a known origin: imported, from a provider over a network, bundled, or synthetic by name.",
  publishes: [],
  needs: ["library"],
  methods: {
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
    stream: {
      title: "Stream live bars",
      description:
        "Subscribes to a live feed and answers the bars so far. There is no adapter to a live feed yet, and it says so.",
      runsIn: "host",
      input: z.strictObject({ symbols: symbolsSchema, timeframe: timeframeSchema.default("1d") }),
      output: z.object({ bars: barsSchema }),
    },
    refresh: {
      title: "Refresh stored series",
      description:
        "Asks the network provider of each stored series for what is new, and says of each what was done.",
      runsIn: "host",
      effect: "brings the stored bars up to date",
      input: z.strictObject({ symbols: symbolsSchema.optional() }),
      output: z.object({
        refreshed: z.array(seriesUpdateSchema).meta({ title: "What was done of each series" }),
      }),
    },
    fetch: {
      title: "Fetch from a provider",
      description:
        "Stores the bars of symbols that a provider over a network has and that are not stored yet, and says of each what was done.",
      runsIn: "host",
      effect: "asks a provider over the network and stores bars",
      input: z.strictObject({
        symbols: symbolsSchema,
        provider: z.enum(NETWORK_PROVIDERS).default("yahoo").meta({ title: "Provider that is asked" }),
        timeframe: timeframeSchema.default("1d"),
        from: isoDateSchema
          .optional()
          .meta({ title: "First day wanted (default: all days, or a week to a year of shorter bars)" }),
        replace: z.boolean().default(false).meta({ title: "Take all anew, in place of what is stored" }),
      }),
      output: z.object({
        fetched: z.array(seriesUpdateSchema).meta({ title: "What was done of each series" }),
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
        missing: z.number().meta({ title: "Missing sessions and bars in all" }),
        suspiciousBars: z.array(z.string()).readonly().meta({ title: "Times of bars graded suspicious" }),
        repairedBars: z.array(z.string()).readonly().meta({ title: "Times of bars repaired on request" }),
        market: z.enum(MARKETS).meta({ title: "Market whose calendar holds" }),
        prices: z.enum(PRICE_VIEWS).meta({ title: "What was done to the prices before" }),
        actions: z.number().meta({ title: "Known splits and dividends" }),
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
    actions: {
      title: "Splits and dividends",
      description: "What is known of a symbol's splits and dividends.",
      runsIn: "host",
      input: z.strictObject({ symbol: symbolSchema }),
      output: z.object({ symbol: z.string(), actions: z.array(actionSchema).readonly() }),
    },
    import_actions: {
      title: "Import splits and dividends",
      description:
        "Adds the lines of a text with the columns date,kind,value to those known, or refuses it with every problem.",
      runsIn: "host",
      effect: "stores splits and dividends",
      input: z.strictObject({
        symbol: symbolSchema,
        fileName: z.string().min(1).meta({ title: "File name" }),
        text: z.string().meta({ title: "Text of the file" }),
      }),
      output: z.object({
        symbol: z.string(),
        imported: z.number(),
        actions: z.array(actionSchema).readonly(),
      }),
    },
  },
});
