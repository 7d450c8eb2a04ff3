import type { z } from "zod";
import type { Logger } from "#engine/base/logger.ts";
import type { monitorManifest } from "./manifest.ts";
import type { HealthSource } from "./ports.ts";

type Method = (typeof monitorManifest)["methods"]["metrics"];
type Metrics = z.output<Method["output"]>["metrics"];

/** Answers what was counted, and writes it to the log, which is what `log_metrics` promises. */
export function metrics(source: HealthSource, log: Logger): z.output<Method["output"]> {
  const slices = source
    .read()
    .filter(({ calls }) => calls > 0)
    .map(({ slice, calls, failures, medianCallMs }) => ({ slice, calls, failures, medianCallMs }));
  const answer: Metrics = { calls: sum(slices, "calls"), failures: sum(slices, "failures"), slices };
  log.log("debug", "metrics", { calls: answer.calls, failures: answer.failures });
  return { metrics: answer };
}

function sum(
  slices: readonly Readonly<Record<"calls" | "failures", number>>[],
  field: "calls" | "failures",
): number {
  return slices.reduce((total, slice) => total + slice[field], 0);
}
