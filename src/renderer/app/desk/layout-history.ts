/** What was before: the newest last. */
export interface LayoutHistory<T> {
  readonly past: readonly T[];
  readonly present: T | undefined;
  readonly future: readonly T[];
}

export const NO_HISTORY = { past: [], present: undefined, future: [] } as const;

const DEPTH = 25;

/** Notes a layout that a person made. */
export function note<T>(history: LayoutHistory<T>, layout: T): LayoutHistory<T> {
  const past = history.present === undefined ? [] : [...history.past, history.present].slice(-DEPTH);
  return { past, present: layout, future: [] };
}

export function undo<T>(history: LayoutHistory<T>): LayoutHistory<T> {
  const before = history.past.at(-1);
  if (before === undefined || history.present === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] };
}

export function redo<T>(history: LayoutHistory<T>): LayoutHistory<T> {
  const [next, ...future] = history.future;
  if (next === undefined || history.present === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
