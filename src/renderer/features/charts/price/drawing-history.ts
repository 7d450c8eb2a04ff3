import type { Drawing } from "#shared/model/drawing.ts";

/** What is drawn, what was drawn before and what was taken back. */
export interface DrawingHistory {
  readonly past: readonly (readonly Drawing[])[];
  readonly present: readonly Drawing[];
  readonly future: readonly (readonly Drawing[])[];
}

const STEPS_KEPT = 100;

export function startHistory(present: readonly Drawing[]): DrawingHistory {
  return { past: [], present, future: [] };
}

/** Draws something else; what was taken back is gone. */
export function change({ past, present }: DrawingHistory, next: readonly Drawing[]): DrawingHistory {
  return { past: [...past, present].slice(-STEPS_KEPT), present: next, future: [] };
}

/** The same when there is nothing to take back. */
export function undo(history: DrawingHistory): DrawingHistory {
  const { past, present, future } = history;
  const before = past.at(-1);
  if (before === undefined) return history;
  return { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

/** The same when nothing was taken back. */
export function redo(history: DrawingHistory): DrawingHistory {
  const { past, present, future } = history;
  const [next, ...rest] = future;
  if (next === undefined) return history;
  return { past: [...past, present], present: next, future: rest };
}

/** Puts a drawing in place of the one with its id, or adds it. */
export function withDrawing(drawings: readonly Drawing[], drawing: Drawing): readonly Drawing[] {
  const isKnown = drawings.some(({ id }) => id === drawing.id);
  if (!isKnown) return [...drawings, drawing];
  return drawings.map((known) => (known.id === drawing.id ? drawing : known));
}

/** An id that none of the drawings has. */
export function nextDrawingId(drawings: readonly Drawing[]): string {
  const highest = Math.max(0, ...drawings.map(({ id }) => Number(id) || 0));
  return String(highest + 1);
}
