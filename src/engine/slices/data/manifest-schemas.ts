import { z } from "zod";
import { symbolsSchema, timeframeSchema } from "#engine/base/wire-schemas.ts";
import type { QualityReport, TickInfo } from "#shared/ipc/channels/data-channels.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { CorporateAction } from "#shared/model/corporate-action.ts";
import { QUALITY_PROBLEMS, QUALITY_VERDICTS, type BarRepair } from "#shared/model/data-quality.ts";
import { MARKETS } from "#shared/model/market.ts";
import { PROVIDERS } from "#shared/model/provider.ts";
import type { EpochMs } from "#shared/model/time.ts";

export const symbolSchema = symbolsSchema.element.meta({ title: "Symbol" });
export const providerSchema = z.enum(PROVIDERS).meta({
  wire: "provider",
  title: "Provider (default: imported, then fetched, then bundled; synthetic only by name)",
});

export const seriesInfoSchema = z.object({
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

export const seriesChoice = {
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

export const repairSchema = z.object({
  was: barSchema,
  became: barSchema,
  reason: z.string(),
  tsRepairedMs: z.custom<EpochMs>((value) => typeof value === "number"),
}) satisfies z.ZodType<BarRepair>;

export const actionSchema = z.union([
  z.object({ kind: z.literal("split"), date: z.string(), ratio: z.number() }),
  z.object({ kind: z.literal("dividend"), date: z.string(), amount: z.number() }),
]) satisfies z.ZodType<CorporateAction>;

export const qualityReportSchema = z.object({
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

/** Made by this slice itself. */
export const barSeriesSchema = z.custom<BarSeries>(
  (value) => typeof value === "object" && value !== null && "tsOpenMs" in value,
);

export const tickInfoSchema = z.object({
  symbol: z.string(),
  provider: z.string(),
  trades: z.number(),
  from: z.string(),
  to: z.string(),
  dataHash: z.string(),
  caveats: z.array(z.string()).readonly(),
}) satisfies z.ZodType<TickInfo>;
