import type { SchemasOf } from "./schemas-of.ts";
import type { MetricsRequests } from "#shared/ipc/channels/metrics-channels.ts";
import { nothing } from "./common.ts";

export const metricsSchemas: SchemasOf<MetricsRequests> = {
  "metrics:get": nothing,
};
