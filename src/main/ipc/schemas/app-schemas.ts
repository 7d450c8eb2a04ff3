import type { SchemasOf } from "./schemas-of.ts";
import type { AppRequests } from "#shared/ipc/channels/app-channels.ts";
import { nothing } from "./common.ts";

export const appSchemas: SchemasOf<AppRequests> = {
  "app:get-info": nothing,
  "app:get-snapshot": nothing,
  "app:leave-safe-mode": nothing,
};
