import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { LogRequests } from "#shared/ipc/channels/log-channels.ts";

/** A hundred years. */
const MAXIMUM_DAYS = 36_500;

export const logSchemas: SchemasOf<LogRequests> = {
  "log:compact": z.strictObject({
    olderThanDays: z.number().min(0).max(MAXIMUM_DAYS),
    isDryRun: z.boolean().exactOptional(),
  }),
};
