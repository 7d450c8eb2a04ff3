import type { ChartStretch } from "#shared/ipc/channels/chart-channels.ts";
import type { BarView } from "./plan-stretch.ts";

/** Bars kept before the cursor of a replay when no more are in view, and fetched after it. */
const BEFORE = 300;
const AHEAD = 1_500;
/** More is fetched when less than this is left. */
const LEFT = 600;
/** Kept to the left of what is in view. */
const MARGIN = 150;
/** So many bars behind are forgotten at once: a live series costs as much as it is long. */
const FORGOTTEN = 300;
const MOST_BEFORE = 8_000;

/** The stretch to ask for so that a replay can go on, bar by bar, with `seenFrom` in view; undefined while what is held will do. */
export function planReplay(
  cursor: number,
  held: ChartStretch,
  totalBars: number,
  seenFrom: number = cursor,
): ChartStretch | undefined {
  const seen = Math.max(0, Math.floor(cursor - seenFrom));
  const before = Math.min(MOST_BEFORE, Math.max(BEFORE, seen + MARGIN));
  const behind = cursor - held.first;
  const isBarByBar = held.barsPerPoint === 1 && held.first <= cursor;
  const isAhead = held.end >= Math.min(totalBars, cursor + LEFT);
  const hasPast = held.first === 0 || behind >= before - MARGIN;
  if (isBarByBar && isAhead && hasPast && behind <= before + FORGOTTEN) return undefined;
  const first = Math.max(0, cursor - before);
  return { first, end: Math.min(totalBars, cursor + AHEAD), barsPerPoint: 1 };
}

/** The view moved on as far as the cursor of a replay was, unless the cursor is out of it: then a person looks at something else. */
export function followCursor(view: BarView, before: number | undefined, now: number | undefined): BarView {
  if (before === undefined || now === undefined || before < view.from || before > view.to) return view;
  const by = Math.max(0, now - before);
  return { from: view.from + by, to: view.to + by };
}
