import type { StudyHeatMap } from "#shared/ipc/channels/study-channels.ts";

/** The cell of a choice in a heat map and the cells around it, as `row column`, with what each is. */
export function plateauOf(
  { x, y, xs, ys, counts }: StudyHeatMap,
  choice: Readonly<Record<string, number>> | undefined,
): ReadonlyMap<string, string> {
  const [across, down] = [cellOf(xs, choice?.[x]), cellOf(ys, choice?.[y])];
  if (across === -1 || down === -1) return new Map();
  const cells = new Map<string, string>([[`${down} ${across}`, "the choice"]]);
  for (const row of [down - 1, down, down + 1])
    for (const column of [across - 1, across, across + 1]) {
      const isTried = (counts[row]?.[column] ?? 0) > 0;
      if (isTried && !cells.has(`${row} ${column}`))
        cells.set(`${row} ${column}`, "a neighbour of the choice");
    }
  return cells;
}

/** A cell begins at its lowest value; ascending. */
function cellOf(starts: readonly number[], value: number | undefined): number {
  return value === undefined ? -1 : starts.findLastIndex((start) => start <= value);
}
