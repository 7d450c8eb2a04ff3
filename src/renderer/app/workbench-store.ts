import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { InputValues } from "#renderer/features/workflows/input-values.ts";

/** What the middle and the right show. */
export type Selection =
  | { readonly kind: "none" }
  | { readonly kind: "workflow"; readonly name: string }
  | { readonly kind: "run"; readonly runId: string }
  | { readonly kind: "paper"; readonly sessionId: string };

export interface Problem {
  readonly title: string;
  readonly error: SerialError;
}

/** The window's own state; nothing in it is main's. */
export interface WorkbenchState {
  readonly selection: Selection;
  /** By workflow. */
  readonly modes: Readonly<Record<string, Mode>>;
  readonly values: Readonly<Record<string, InputValues>>;
  readonly problem: Problem | undefined;
  readonly notice: string | undefined;
  readonly isStarting: boolean;
  readonly isExporting: boolean;
  /** The run that was asked to end. */
  readonly cancelling: string | undefined;
}

export type Workbench = StoreApi<WorkbenchState>;

export function createWorkbench(): Workbench {
  return createStore<WorkbenchState>(() => ({
    selection: { kind: "none" },
    modes: {},
    values: {},
    problem: undefined,
    notice: undefined,
    isStarting: false,
    isExporting: false,
    cancelling: undefined,
  }));
}
