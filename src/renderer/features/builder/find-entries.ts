import type { PaletteEntry } from "#shared/ipc/channels/builder-channels.ts";

/** The entries that have every word of the query, those whose title has them first. */
export function findEntries(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const named = entries.filter((entry) => has(`${entry.title} ${methodOf(entry)}`));
  const others = entries.filter(
    (entry) =>
      !named.includes(entry) && has(`${entry.group} ${entry.title} ${methodOf(entry)} ${entry.help}`),
  );
  return [...named, ...others];
}

function methodOf({ step }: PaletteEntry): string {
  return step.kind === "call" ? `${step.slice}.${step.method}` : step.kind;
}
