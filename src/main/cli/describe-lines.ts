import type { DiffLine } from "#shared/ipc/channels/version-channels.ts";

const MARKS = { same: " ", removed: "-", added: "+" } as const;
/** Unchanged lines that stand around a change. */
const CONTEXT_LINES = 3;

/** The changed lines of a text with a few around them; "..." stands for the rest. */
export function describeLines(lines: readonly DiffLine[]): readonly string[] {
  const isNear = (index: number): boolean =>
    lines
      .slice(Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1)
      .some(({ kind }) => kind !== "same");
  return lines.flatMap(({ kind, text }, index) => {
    if (isNear(index)) return [`${MARKS[kind]} ${text}`.trimEnd()];
    return isNear(index - 1) ? ["..."] : [];
  });
}
