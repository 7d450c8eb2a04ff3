/** Health of a slice: `idle` was never used, `degraded` missed heartbeats or failed its last call, `down` lost its worker. */
export const HEALTH_STATES = ["idle", "healthy", "degraded", "down", "disabled"] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

export interface SliceHealth {
  readonly slice: string;
  readonly state: HealthState;
  /** Time of the last heartbeat or finished call; undefined when there was none. */
  readonly tsLastSeenMs: number | undefined;
  readonly calls: number;
  readonly failures: number;
  /** Median duration of the last calls. */
  readonly medianCallMs: number | undefined;
  readonly detail: string | undefined;
}
