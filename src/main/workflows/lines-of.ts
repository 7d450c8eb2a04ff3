import { diffLines } from "diff";
import type { DiffLine } from "#shared/ipc/channels/version-channels.ts";

/** What has to be done to the lines of one text to get the other; removed lines stand before those that came instead. */
export function linesOf(from: string, to: string): readonly DiffLine[] {
  return diffLines(from, to).flatMap(({ value, added, removed }) => {
    const unchanged = removed ? "removed" : "same";
    const kind = added ? "added" : unchanged;
    return value
      .replace(/\n$/, "")
      .split("\n")
      .map((text) => ({ kind, text }));
  });
}
