import type { Watchlist } from "#shared/ipc/channels/desk-data-channels.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";

/** The symbol that a chart begins with for which nobody chose one: that of the newest run, or the first that is watched. */
export function firstSymbol(
  runs: readonly Pick<RunView, "inputs">[],
  { sections }: Watchlist,
): string | undefined {
  for (const { inputs } of runs) {
    const given: unknown = inputs["symbols"];
    const first: unknown = Array.isArray(given) ? given[0] : undefined;
    if (typeof first === "string") return first;
  }
  return sections.flatMap(({ symbols }) => symbols)[0];
}
