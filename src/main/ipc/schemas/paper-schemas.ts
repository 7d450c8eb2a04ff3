import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { PaperRequests } from "#shared/ipc/channels/paper-channels.ts";
import { name, nothing } from "./common.ts";

export const paperSchemas: SchemasOf<PaperRequests> = {
  "paper:close-position": z.strictObject({ sessionId: name, symbol: name }),
  "paper:cancel-order": z.strictObject({ sessionId: name, orderId: name }),
  "paper:stop": z.strictObject({ sessionId: name }),
  "paper:get-bars": z.strictObject({ sessionId: name, symbol: name }),
  "paper:get-equity": z.strictObject({ sessionId: name }),
  "paper:list": nothing,
};
