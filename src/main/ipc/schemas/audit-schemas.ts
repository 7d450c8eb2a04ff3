import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { AuditRequests } from "#shared/ipc/channels/audit-channels.ts";
import { name, nothing } from "./common.ts";

/** Events in one answer. */
const MAXIMUM_TRAIL = 10_000;

export const auditSchemas: SchemasOf<AuditRequests> = {
  "audit:verify": nothing,
  "audit:search": z.strictObject({
    symbol: name.exactOptional(),
    orderId: name.exactOptional(),
    runId: name.exactOptional(),
    sessionId: name.exactOptional(),
    name: name.exactOptional(),
    fromMs: z.number().exactOptional(),
    toMs: z.number().exactOptional(),
    id: name.exactOptional(),
    limit: z.int().min(1).max(MAXIMUM_TRAIL).exactOptional(),
  }),
  "audit:explain": z.strictObject({ of: name, log: name.exactOptional() }),
};
