import type { Mode } from "#shared/model/mode.ts";
import type { EpochMs } from "#shared/model/time.ts";

/** A workflow with triggers, and whether they start its runs. */
export interface ActivationView {
  readonly workflow: string;
  readonly isActive: boolean;
  /** Mode and inputs of the runs that its triggers start. */
  readonly mode: Mode;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Who changed it last, and when; undefined for one that was never active. */
  readonly by: string | undefined;
  readonly tsChangedMs: EpochMs | undefined;
  readonly triggers: readonly TriggerView[];
}

export interface TriggerView {
  /** What it says, such as `session close 15m`. */
  readonly trigger: string;
  /** True when the file got it after the workflow was activated: it fires from the next activation on. */
  readonly isWaiting: boolean;
  /** When it fires next; undefined while inactive and for a trigger of events. */
  readonly tsNextMs: EpochMs | undefined;
}

export interface TriggerRequests {
  /** Every workflow with triggers, and every one that is active. */
  "trigger:list": (input: undefined) => readonly ActivationView[];
  "trigger:activate": (input: {
    readonly workflow: string;
    readonly mode?: Mode;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly by: string;
  }) => void;
  "trigger:deactivate": (input: { readonly workflow: string; readonly by: string }) => {
    readonly wasActive: boolean;
  };
  /** Lets active workflows fire as long as this process owns the workspace; the window does so by itself. */
  "trigger:start": (input: undefined) => { readonly active: number };
}
