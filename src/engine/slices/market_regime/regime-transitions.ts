import type { z } from "zod";
import { REGIMES, type RegimeSeries } from "#shared/model/regime.ts";
import type { RegimeMethods } from "./manifest.ts";

type Transition = z.output<RegimeMethods["history"]["output"]>["transitions"][number];

/** How often each known regime was followed by each, from one bar to the next; pairs that never happened are left out. */
export function regimeTransitions({ symbol, regime }: RegimeSeries): readonly Transition[] {
  const known = REGIMES.filter((name) => name !== "unknown");
  const counts = known.map(() => known.map(() => 0));
  for (let index = 1; index < regime.length; index += 1) {
    const row = counts[regime[index - 1] ?? -1];
    const to = regime[index] ?? -1;
    if (row?.[to] !== undefined) row[to] += 1;
  }
  return counts.flatMap((row, from) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.flatMap((count, to) => {
      const [fromName, toName] = [known[from], known[to]];
      if (count === 0 || fromName === undefined || toName === undefined) return [];
      return [{ symbol, from: fromName, to: toName, count, probability: count / total }];
    });
  });
}
