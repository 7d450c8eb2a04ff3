import type { ContentHash, RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";

export interface WorkflowView {
  readonly name: string;
  /** Of its text: what a start names as the text that a person saw. */
  readonly hash: ContentHash;
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

/** What a run would do, step by step; nothing was called to find out. */
export interface DryRunView {
  readonly workflow: string;
  readonly mode: Mode;
  readonly steps: readonly DryStepView[];
}

export interface DryStepView {
  /** Path of step ids joined by dots. */
  readonly step: string;
  readonly slice: string;
  readonly method: string;
  /** What it would change outside of the run; undefined for a step that only computes. */
  readonly effect: string | undefined;
  /** Where each of its fields would come from. */
  readonly fields: readonly { readonly name: string; readonly from: string }[];
}

export interface WorkflowRequests {
  "workflow:start": (input: {
    readonly workflow: string;
    readonly mode: Mode;
    readonly inputs: Readonly<Record<string, unknown>>;
    /** Seed of everything random; the setting `run.seed` by default. */
    readonly seed?: number;
    /** Steps before which it pauses, by path or the end of it. */
    readonly breakAt?: readonly string[];
    /** Hash of the text that was shown: nothing starts when the file holds another one by now. */
    readonly shownHash?: ContentHash;
  }) => { readonly runId: RunId };
  "workflow:cancel": (input: { readonly runId: RunId; readonly by: string; readonly reason?: string }) => {
    readonly cancelled: boolean;
  };
  /** What a run with these inputs would do; nothing is called. */
  "workflow:dry-run": (input: {
    readonly workflow: string;
    readonly mode: Mode;
    readonly inputs: Readonly<Record<string, unknown>>;
  }) => DryRunView;
}
