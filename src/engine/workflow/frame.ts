import type { Cancellation } from "#engine/base/cancellation.ts";

type Values = Readonly<Record<string, unknown>>;

/** Outputs of steps by path, as a place in the run sees them. */
export interface OutputScope {
  get(path: string): Values | undefined;
  set(path: string, output: Values): void;
  /** Takes back what a step answered an earlier time, so that nobody reads it as of this time. */
  forget(path: string): void;
}

/** Where a step runs: at the top, under a trigger, or inside steps that decide which others run. */
export interface Frame {
  /** Of the run, or of the workflow that a step of it runs. */
  readonly inputs: Values;
  readonly trigger: Values;
  /** `item`, `index` and `error` of the steps around it. */
  readonly locals: Values;
  readonly outputs: OutputScope;
  readonly cancellation: Cancellation;
  /** Only the first firing or item, and failures, are events: one event for each would be a storm. */
  readonly isQuiet: boolean;
  /** Its failure is the business of the step around it and does not end the run by itself. */
  readonly isContained: boolean;
  /** True for the steps of one item: what they answer is the item's, and not an output of the run. */
  readonly isOfItem: boolean;
  /** True under a trigger, where the same step runs at each firing. */
  readonly isRepeated: boolean;
  /** Makes the seeds of one step differ from item to item. */
  readonly seedPath: string;
}

/** What is answered in it is seen only in it; what it does not have is looked for further out. */
export function createOutputScope(outer: Pick<OutputScope, "get">): OutputScope {
  const own = new Map<string, Values | undefined>();
  return {
    get: (path) => (own.has(path) ? own.get(path) : outer.get(path)),
    set: (path, output) => void own.set(path, output),
    forget: (path) => void own.set(path, undefined),
  };
}
