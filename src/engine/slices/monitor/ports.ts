import type { RunId } from "#shared/model/ids.ts";
import type { SliceHealth } from "#shared/model/health.ts";

/** What the host measures of the slices. */
export interface HealthSource {
  read(): readonly SliceHealth[];
}

/** What the steps of past runs answered, by the names of the outputs. */
export interface RunOutputs {
  /** Undefined when there is none. */
  read(runId: RunId, name: string): unknown;
}

export interface MonitorPorts {
  readonly health: HealthSource;
  /** Version of the product, as the report states it. */
  readonly appVersion: string;
  /** Undefined in a host that keeps no runs. */
  readonly outputs?: RunOutputs | undefined;
}
