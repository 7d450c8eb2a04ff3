import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { InputValues } from "#renderer/features/workflows/input-values.ts";

/** What the middle and the right show. */
export type Selection =
  | { readonly kind: "none" }
  | { readonly kind: "workflow"; readonly name: string }
  /** `workflow` stands in for a run that was just started, until main's first event of it. */
  | { readonly kind: "run"; readonly runId: string; readonly workflow?: string }
  | { readonly kind: "paper"; readonly sessionId: string };

/** What the panel of the run shows: what is selected, or something beside it that leaves the selection as it is. */
export type Place =
  | { readonly kind: "desk" }
  | { readonly kind: "comparison"; readonly left: RunId; readonly right: RunId }
  | { readonly kind: "changes"; readonly workflow: string; readonly from: string; readonly to: string };

export interface Problem {
  readonly title: string;
  readonly error: SerialError;
}

/** The window's own state; nothing in it is main's. */
export interface WorkbenchState {
  readonly selection: Selection;
  readonly place: Place;
  /** The run that waits for another one to be compared with. */
  readonly comparing: RunId | undefined;
  /** Counts how often the form was opened by something else than itself. */
  readonly formCalls: number;
  /** What to select first, once main has answered. */
  readonly wanted: Selection;
  /** By workflow. */
  readonly modes: Readonly<Record<string, Mode>>;
  readonly values: Readonly<Record<string, InputValues>>;
  readonly problem: Problem | undefined;
  readonly notice: string | undefined;
  readonly isStarting: boolean;
  readonly isExporting: boolean;
  /** The workflow that is being activated or deactivated. */
  readonly switching: string | undefined;
  /** The run that was asked to end. */
  readonly cancelling: string | undefined;
}

export type Workbench = StoreApi<WorkbenchState>;

/** What a window that is loaded again goes on with; never a mode, so that nothing comes up ready to trade live. */
export type KeptWorkbench = Pick<WorkbenchState, "values"> & { readonly wanted: Selection };

export const NOTHING_KEPT: KeptWorkbench = { values: {}, wanted: { kind: "none" } };

export function createWorkbench({ values, wanted }: KeptWorkbench = NOTHING_KEPT): Workbench {
  return createStore<WorkbenchState>(() => ({
    selection: { kind: "none" },
    place: { kind: "desk" },
    comparing: undefined,
    formCalls: 0,
    wanted,
    modes: {},
    values,
    problem: undefined,
    notice: undefined,
    isStarting: false,
    isExporting: false,
    switching: undefined,
    cancelling: undefined,
  }));
}
