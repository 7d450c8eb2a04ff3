import type { HealthState } from "#shared/model/health.ts";

/** A second cue beside the colour. */
export const HEALTH_MARKS: Readonly<Record<HealthState, string>> = {
  idle: "○",
  healthy: "●",
  degraded: "◐",
  down: "✕",
  disabled: "–",
};
