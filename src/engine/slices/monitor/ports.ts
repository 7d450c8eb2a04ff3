import type { SliceHealth } from "#shared/model/health.ts";

/** What the host measures of the slices. */
export interface HealthSource {
  read(): readonly SliceHealth[];
}

export interface MonitorPorts {
  readonly health: HealthSource;
  /** Version of the product, as the report states it. */
  readonly appVersion: string;
}
