import type { MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export function metricsHandlers(measure: () => MetricsView): Handlers<"metrics"> {
  return { "metrics:get": () => measure() };
}
