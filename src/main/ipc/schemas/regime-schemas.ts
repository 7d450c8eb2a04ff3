import { z } from "zod";
import { isoDateSchema } from "#engine/base/wire-schemas.ts";
import type { RegimeRequests } from "#shared/ipc/channels/regime-channels.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import { name } from "./common.ts";
import type { SchemasOf } from "./schemas-of.ts";

export const regimeSchemas: SchemasOf<RegimeRequests> = {
  "regime:get": z.strictObject({
    symbol: name,
    timeframe: z.enum(TIMEFRAMES).exactOptional(),
    from: isoDateSchema.exactOptional(),
    to: isoDateSchema.exactOptional(),
  }),
};
