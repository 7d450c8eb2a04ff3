import { userError } from "#shared/errors/app-error.ts";

/** A stretch of a series by index; a point joins `barsPerPoint` bars and begins at a multiple of it, so that stretches meet. */
export interface BarWindow {
  readonly first: number;
  /** The first bar that is not in it. */
  readonly end: number;
  readonly barsPerPoint: number;
}

/** Most points that a chart is given at once: live updates of its series cost as much as it is long. */
const MAXIMUM_POINTS = 10_000;

/** The whole points of a series of `totalBars` that hold the stretch wished for; the last may be short of bars. */
export function fitWindow(wish: BarWindow, totalBars: number): BarWindow {
  const { barsPerPoint } = wish;
  const end = Math.min(totalBars, Math.ceil(Math.max(0, wish.end) / barsPerPoint) * barsPerPoint);
  const first = Math.min(end, Math.floor(Math.max(0, wish.first) / barsPerPoint) * barsPerPoint);
  const points = countPoints({ first, end, barsPerPoint });
  if (points <= MAXIMUM_POINTS) return { first, end, barsPerPoint };
  throw userError({
    code: "chart.window-too-long",
    message: `a window must have at most ${MAXIMUM_POINTS} points, was ${points}`,
    field: "window",
    value: `${first} to ${end} by ${barsPerPoint}`,
    remedy: "ask for fewer bars, or for more bars a point",
  });
}

export function countPoints({ first, end, barsPerPoint }: BarWindow): number {
  return Math.ceil((end - first) / barsPerPoint);
}

/** Index of the last bar of each point. */
export function lastBars(window: BarWindow): readonly number[] {
  const { first, end, barsPerPoint } = window;
  return Array.from(
    { length: countPoints(window) },
    (_, point) => Math.min(first + (point + 1) * barsPerPoint, end) - 1,
  );
}
