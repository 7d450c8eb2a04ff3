import { z } from "zod";
import type { SessionRequests } from "#shared/ipc/channels/session-channels.ts";
import { parseIsoDate } from "#shared/model/time.ts";
import { name, nothing } from "./common.ts";
import type { SchemasOf } from "./schemas-of.ts";

const date = z.string().refine((text) => parseIsoDate(text) !== undefined, "must be a day as YYYY-MM-DD");

export const sessionSchemas: SchemasOf<SessionRequests> = {
  "session:list": nothing,
  "session:get": z.strictObject({ of: name, date: date.exactOptional() }),
};
