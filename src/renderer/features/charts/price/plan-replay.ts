import type { ChartStretch } from "#shared/ipc/channels/chart-channels.ts";

/** Bars kept before the cursor of a replay, and fetched after it. */
const BEFORE = 1_500;
const AHEAD = 1_500;
/** More is fetched when less than this is left. */
const LEFT = 600;
/** The longest stretch that is kept: a live series costs as much as it is long. */
const KEPT_BEFORE = 3_000;

/** The stretch to ask for so that a replay can go on, bar by bar; undefined while what is held will do. */
export function planReplay(cursor: number, held: ChartStretch, totalBars: number): ChartStretch | undefined {
  const isBarByBar = held.barsPerPoint === 1 && held.first <= cursor;
  const isEnough = held.end >= Math.min(totalBars, cursor + LEFT) && cursor - held.first <= KEPT_BEFORE;
  const hasPast = held.first === 0 || cursor - held.first >= BEFORE / 10;
  if (isBarByBar && isEnough && hasPast) return undefined;
  const first = Math.max(0, cursor - BEFORE);
  return { first, end: Math.min(totalBars, cursor + AHEAD), barsPerPoint: 1 };
}
