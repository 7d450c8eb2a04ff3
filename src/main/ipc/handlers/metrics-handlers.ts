import type { Handlers, MetricsView } from "#shared/ipc/contract.ts";

export function metricsHandlers(measure: () => MetricsView): Handlers<"metrics"> {
  return { "metrics:get": () => measure() };
}
