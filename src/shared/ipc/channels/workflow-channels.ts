import type { RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";

export interface WorkflowView {
  readonly name: string;
  readonly description: string;
  readonly isRealTime: boolean;
  readonly origin: "built-in" | "user";
  readonly steps: readonly { readonly step: string; readonly slice: string; readonly method: string }[];
  readonly inputs: readonly InputView[];
  /** Problems that keep it from running; empty when it is fine. */
  readonly problems: readonly string[];
}

export interface InputView {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly unit: string | undefined;
  readonly isRequired: boolean;
  readonly default: unknown;
  readonly choices: readonly string[] | undefined;
}

export interface WorkflowRequests {
  "workflow:start": (input: {
    readonly workflow: string;
    readonly mode: Mode;
    readonly inputs: Readonly<Record<string, unknown>>;
    /** Seed of everything random; the setting `run.seed` by default. */
    readonly seed?: number;
  }) => { readonly runId: RunId };
  "workflow:cancel": (input: { readonly runId: RunId; readonly by: string }) => {
    readonly cancelled: boolean;
  };
}
