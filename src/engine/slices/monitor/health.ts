import type { z } from "zod";
import type { monitorManifest } from "./manifest.ts";
import type { HealthSource } from "./ports.ts";

type Method = (typeof monitorManifest)["methods"]["health"];

/** A slice that was never used or that a person disabled is no fault. */
export function health(source: HealthSource): z.output<Method["output"]> {
  const slices = source.read().map((slice) => ({ ...slice }));
  return {
    health: slices,
    isHealthy: slices.every(({ state }) => state !== "degraded" && state !== "down"),
  };
}
