import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { ConfigRequests } from "#shared/ipc/channels/config-channels.ts";
import { name, nothing } from "./common.ts";

export const configSchemas: SchemasOf<ConfigRequests> = {
  "config:list": nothing,
  "config:get": z.strictObject({ key: name }),
  "config:set": z.strictObject({ key: name, value: z.string().max(10_000) }),
};
