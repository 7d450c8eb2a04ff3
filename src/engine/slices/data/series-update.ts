import { z } from "zod";
import { timeframeSchema } from "#engine/base/wire-schemas.ts";
import type { SeriesUpdate } from "#shared/ipc/channels/data-channels.ts";

const STATUSES = [
  "stored",
  "updated",
  "current",
  "past_changed",
  "apart",
  "fixed",
  "not_asked",
  "failed",
] as const;

export const seriesUpdateSchema = z.object({
  symbol: z.string(),
  timeframe: timeframeSchema,
  provider: z.string(),
  status: z.enum(STATUSES),
  to: z.string(),
  newBars: z.number(),
  errorCode: z.string().optional(),
  note: z.string(),
}) satisfies z.ZodType<SeriesUpdate>;
