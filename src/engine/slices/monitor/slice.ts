import { defineSlice } from "#engine/base/define-slice.ts";
import { createReport } from "./create-report.ts";
import { health } from "./health.ts";
import { monitorManifest } from "./manifest.ts";
import { metrics } from "./metrics.ts";
import { recallBacktest } from "./recall-backtest.ts";
import type { MonitorPorts } from "./ports.ts";

export function createMonitor(ports: MonitorPorts) {
  return defineSlice(monitorManifest, {
    create_report: (input, context) => createReport(input, context, ports.appVersion),
    recall_backtest: (input) => recallBacktest(input, ports.outputs),
    health: () => health(ports.health),
    metrics: (_, context) => metrics(ports.health, context.log),
  });
}
