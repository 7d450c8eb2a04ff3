import type { EquityView } from "#shared/ipc/channels/paper-channels.ts";
import type { EquityPoint } from "#renderer/replica/paper-history.ts";

const MAXIMUM_POINTS = 10_000;

/** The account of a session for its chart: what main kept, then what the window saw after it. */
export function joinEquity(
  known: EquityView | undefined,
  seen: readonly EquityPoint[],
): readonly EquityPoint[] {
  if (known === undefined) return seen;
  const earlier = known.tsMs.map((tsMs, index) => ({ tsMs, equity: known.equity[index] ?? Number.NaN }));
  const lastMs = earlier.at(-1)?.tsMs ?? Number.NEGATIVE_INFINITY;
  return [...earlier, ...seen.filter(({ tsMs }) => tsMs > lastMs)].slice(-MAXIMUM_POINTS);
}
