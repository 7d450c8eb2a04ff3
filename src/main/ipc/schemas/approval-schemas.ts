import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { ApprovalRequests } from "#shared/ipc/channels/approval-channels.ts";
import { name, nothing } from "./common.ts";

export const approvalSchemas: SchemasOf<ApprovalRequests> = {
  "approval:list": nothing,
  "approval:decide": z.strictObject({
    approval: z.string().min(1).max(1_000),
    decision: z.enum(["approved", "rejected"]),
    comment: z.string().max(2_000),
    by: name.exactOptional(),
  }),
};
