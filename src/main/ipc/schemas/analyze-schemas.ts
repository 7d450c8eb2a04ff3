import { z } from "zod";
import { isoDateSchema } from "#engine/base/wire-schemas.ts";
import type { AnalyzeRequests } from "#shared/ipc/channels/analyze-channels.ts";
import { RANKING_FIGURES } from "#shared/model/strategy-ranking.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import { name, nothing } from "./common.ts";
import type { SchemasOf } from "./schemas-of.ts";

const days = {
  timeframe: z.enum(TIMEFRAMES).exactOptional(),
  from: isoDateSchema.exactOptional(),
  to: isoDateSchema.exactOptional(),
};

const barsWish = { symbol: name, ...days };
const symbolsWish = { symbols: z.array(name).min(1).max(500), ...days };

export const analyzeSchemas: SchemasOf<AnalyzeRequests> = {
  "analyze:list-indicators": nothing,
  "analyze:indicators": z.strictObject({
    ...barsWish,
    indicatorNames: z.array(name).min(1).max(50),
    benchmarkSymbol: name.exactOptional(),
  }),
  "analyze:patterns": z.strictObject(barsWish),
  "analyze:levels": z.strictObject(barsWish),
  "analyze:symbol": z.strictObject(barsWish),
  "analyze:portfolio": z.strictObject({
    ...symbolsWish,
    weights: z.record(name, z.number()),
    benchmarkSymbol: name.exactOptional(),
    confidence: z.number().exactOptional(),
  }),
  "analyze:compare": z.strictObject({
    ...symbolsWish,
    strategies: z.array(name).min(1).max(50).exactOptional(),
    rankBy: z.enum(RANKING_FIGURES),
    allowShort: z.boolean(),
    updateId: name.exactOptional(),
  }),
  "analyze:scan": z.strictObject({
    ...symbolsWish,
    conditions: z.array(name).min(1).max(50),
    match: z.enum(["all", "any"]),
  }),
};
