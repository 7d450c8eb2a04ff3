/** How a replay goes: bars a second, and what is left over of a bar from the last frame. */
export interface ReplayPace {
  readonly barsPerSecond: number;
  readonly rest: number;
}

export const REPLAY_SPEEDS = [1, 2, 5, 10, 30, 60, 240] as const;

/** Most bars that one frame may bring: a window that was asleep does not race through what it missed. */
const MAXIMUM_A_FRAME = 50;

/** How many bars are due after a frame, and the pace to go on with. */
export function dueBars(
  { barsPerSecond, rest }: ReplayPace,
  elapsedMs: number,
): {
  readonly bars: number;
  readonly pace: ReplayPace;
} {
  const due = rest + (barsPerSecond * Math.max(0, elapsedMs)) / 1_000;
  const bars = Math.min(MAXIMUM_A_FRAME, Math.floor(due));
  return { bars, pace: { barsPerSecond, rest: due - Math.floor(due) } };
}
