import { z } from "zod";
import type { MethodManifests } from "#engine/base/define-slice.ts";
import { isoDateSchema, symbolsSchema, timeframeSchema } from "#engine/base/wire-schemas.ts";
import { PRICE_VIEWS } from "#shared/model/corporate-action.ts";
import { MARKETS } from "#shared/model/market.ts";
import { NETWORK_PROVIDERS } from "#shared/model/network-provider.ts";
import { actionSchema, seriesInfoSchema, symbolSchema } from "./manifest-schemas.ts";
import { seriesUpdateSchema } from "./series-update.ts";

/** The methods that store what comes from files and networks. */
export const bringingInMethods = {
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
} as const satisfies MethodManifests;
