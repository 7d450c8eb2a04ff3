import type { Watchlist } from "#shared/ipc/channels/desk-data-channels.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";

/** What a chart may begin with for which nobody chose a symbol: those of the runs, newest first, then those that are watched. */
export function proposedSymbols(
  runs: readonly Pick<RunView, "inputs">[],
  { sections }: Watchlist,
): readonly string[] {
  const ofRuns = runs.flatMap(({ inputs }): readonly unknown[] => {
    const given: unknown = inputs["symbols"];
    return Array.isArray(given) ? given : [];
  });
  const named = ofRuns.filter((symbol): symbol is string => typeof symbol === "string");
  return [...new Set([...named, ...sections.flatMap(({ symbols }) => symbols)])];
}
