import type { SliceHealth } from "#shared/model/health.ts";
import type { StrategyName } from "#shared/model/strategy-name.ts";
import type { PaperView } from "./paper-channels.ts";
import type { RunView } from "./run-channels.ts";
import type { ActivationView } from "./trigger-channels.ts";
import type { WorkflowView } from "./workflow-channels.ts";

export interface AppInfo {
  readonly version: string;
  readonly workspace: string;
  readonly isDemo: boolean;
  readonly ownerPid: number;
  readonly node: string;
  readonly electron: string | undefined;
  readonly sqlite: string;
  /** Set when the runtime is out of support; live mode is refused on it. */
  readonly runtimeWarning: string | undefined;
  /** Set when a log is not as it was written; names the log and its first bad row. */
  readonly logWarning?: string;
  /** Set while the disk is full: what ran was ended and nothing is started. */
  readonly diskWarning?: string;
}

/** Where the window and `status` start from; ticks with a higher `seq` change it. */
export interface Snapshot {
  readonly seq: number;
  readonly runs: readonly RunView[];
  readonly workflows: readonly WorkflowView[];
  readonly paper: readonly PaperView[];
  readonly health: readonly SliceHealth[];
  /** Those that can be used, a person's own among them. */
  readonly strategies?: readonly StrategyName[];
  /** Every workflow with triggers, and every one that is active. */
  readonly triggers?: readonly ActivationView[];
  /** Set after repeated crashes: nothing is started and nothing goes on by itself. */
  readonly safeMode?: SafeMode | undefined;
}

/** Why a workspace starts nothing, and the way out. */
export interface SafeMode {
  readonly reason: string;
  readonly remedy: string;
}

export interface AppRequests {
  "app:get-info": (input: undefined) => AppInfo;
  "app:get-snapshot": (input: undefined) => Snapshot;
  /** Lets the workspace start runs again after repeated crashes. */
  "app:leave-safe-mode": (input: undefined) => { readonly wasOpen: boolean };
}
