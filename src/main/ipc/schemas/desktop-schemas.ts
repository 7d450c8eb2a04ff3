import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { DesktopRequests } from "#shared/ipc/contract.ts";
import { EXPORT_FORMATS } from "#shared/model/export-format.ts";
import { name, nothing, run } from "./common.ts";

export const desktopSchemas: SchemasOf<DesktopRequests> = {
  "desktop:export-report": z.strictObject({ runId: run, format: z.enum(EXPORT_FORMATS) }),
  "desktop:list-backups": nothing,
  "desktop:check-backup": z.strictObject({ name }),
  "desktop:restore-backup": z.strictObject({ name }),
  "desktop:reopen": nothing,
  "desktop:quit": nothing,
};
