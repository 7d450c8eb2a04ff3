import { z } from "zod";
import type { ReportRequests } from "#shared/ipc/channels/report-channels.ts";
import { EXPORT_FORMATS } from "#shared/model/export-format.ts";
import { name, run } from "./common.ts";
import type { SchemasOf } from "./schemas-of.ts";

export const reportSource = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("run"), runId: run }),
  z.strictObject({ kind: z.literal("session"), of: name }),
  z.strictObject({ kind: z.literal("comparison"), left: run, right: run }),
]);

export const reportSchemas: SchemasOf<ReportRequests> = {
  "report:get": z.strictObject({ source: reportSource, format: z.enum(EXPORT_FORMATS) }),
};
