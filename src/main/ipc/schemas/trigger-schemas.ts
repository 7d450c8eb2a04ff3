import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { TriggerRequests } from "#shared/ipc/channels/trigger-channels.ts";
import { MODES } from "#shared/model/mode.ts";
import { name, nothing } from "./common.ts";

export const triggerSchemas: SchemasOf<TriggerRequests> = {
  "trigger:list": nothing,
  "trigger:activate": z.strictObject({
    workflow: name,
    mode: z.enum(MODES).exactOptional(),
    inputs: z.record(name, z.unknown()),
    by: name,
  }),
  "trigger:deactivate": z.strictObject({ workflow: name, by: name }),
  "trigger:start": nothing,
};
