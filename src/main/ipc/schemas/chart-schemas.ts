import { z } from "zod";
import type { ChartRequests } from "#shared/ipc/channels/chart-channels.ts";
import { CHART_SCALES, CHART_STYLES } from "#shared/model/chart-setup.ts";
import { DRAWING_KINDS } from "#shared/model/drawing.ts";
import { PROVIDERS } from "#shared/model/provider.ts";
import { epochMs, TIMEFRAMES } from "#shared/model/time.ts";
import { name, nothing } from "./common.ts";
import type { SchemasOf } from "./schemas-of.ts";

const index = z.number().int().min(-1e9).max(1e9);
const names = z.array(name).max(50);
const time = z.number().min(-8.64e15).max(8.64e15);
const source = {
  symbol: name,
  timeframe: z.enum(TIMEFRAMES),
  provider: z.enum(PROVIDERS).exactOptional(),
};
const stretch = z.strictObject({
  first: index,
  end: index,
  barsPerPoint: z
    .number()
    .int()
    .min(1)
    .max(2 ** 30),
});

export const chartSetupSchema = z.strictObject({
  source: z.strictObject(source).exactOptional(),
  style: z.enum(CHART_STYLES),
  scale: z.enum(CHART_SCALES),
  hasVolume: z.boolean(),
  hasRegimes: z.boolean(),
  hasQuality: z.boolean(),
  indicators: names,
  compared: names,
});

export const indicatorSetSchema = z.strictObject({ name, indicators: names });

export const drawingSchema = z.strictObject({
  id: name,
  kind: z.enum(DRAWING_KINDS),
  points: z
    .array(z.strictObject({ tsMs: time.transform(epochMs), price: z.number() }))
    .min(1)
    .max(2),
});

export const chartSchemas: SchemasOf<ChartRequests> = {
  "chart:get-bars": z.strictObject({
    ...source,
    stretch: stretch.exactOptional(),
    isAveraged: z.boolean().exactOptional(),
  }),
  "chart:get-indicators": z.strictObject({
    ...source,
    stretch,
    indicators: names,
    benchmarkSymbol: name.exactOptional(),
  }),
  "chart:get-regimes": z.strictObject({ ...source, stretch }),
  "chart:get-comparison": z.strictObject({ ...source, stretch, symbols: z.array(name).max(8) }),
  "chart:place-times": z.strictObject({ ...source, tsMs: z.array(time).max(4_000) }),
  "chart:get-setup": z.strictObject({ chart: name }),
  "chart:save-setup": z.strictObject({ chart: name, setup: chartSetupSchema }),
  "chart:list-sets": nothing,
  "chart:save-set": indicatorSetSchema,
  "chart:get-drawings": z.strictObject({ symbol: name }),
  "chart:save-drawings": z.strictObject({ symbol: name, drawings: z.array(drawingSchema).max(1_000) }),
};
