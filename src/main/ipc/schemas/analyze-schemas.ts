import { z } from "zod";
import { isoDateSchema } from "#engine/base/wire-schemas.ts";
import type { AnalyzeRequests } from "#shared/ipc/channels/analyze-channels.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import { name, nothing } from "./common.ts";
import type { SchemasOf } from "./schemas-of.ts";

const barsWish = {
  symbol: name,
  timeframe: z.enum(TIMEFRAMES).exactOptional(),
  from: isoDateSchema.exactOptional(),
  to: isoDateSchema.exactOptional(),
};

export const analyzeSchemas: SchemasOf<AnalyzeRequests> = {
  "analyze:list-indicators": nothing,
  "analyze:indicators": z.strictObject({
    ...barsWish,
    indicatorNames: z.array(name).min(1).max(50),
    benchmarkSymbol: name.exactOptional(),
  }),
  "analyze:patterns": z.strictObject(barsWish),
  "analyze:levels": z.strictObject(barsWish),
};
