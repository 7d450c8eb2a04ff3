import { DAY_MS } from "#shared/model/time.ts";
import { fromWallMs, toWallMs } from "./zoned-time.ts";

const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;

/**
 * The instants of ascending times that clocks in a zone showed. Of an hour that clocks showed twice, the times that do not follow the one
 * before belong to the second; a time that clocks leapt over is NaN.
 */
export function readWallTimes(wallMs: Float64Array, zone: string): Float64Array {
  const offsetAt = createOffsets(zone);
  let previous = Number.NEGATIVE_INFINITY;
  return wallMs.map((wall) => {
    const first = wall - offsetAt(wall);
    const isSecond = first <= previous && toWallMs(first + HOUR_MS, zone) === toSecond(wall);
    const instant = isSecond ? first + HOUR_MS : first;
    if (instant > previous) previous = instant;
    return instant;
  });
}

/** Clocks are asked for by the second. */
const toSecond = (wallMs: number): number => Math.floor(wallMs / 1_000) * 1_000;

/** How far clocks are ahead of UTC when they show a time; NaN where they never do. */
function createOffsets(zone: string): (wallMs: number) => number {
  const ofDays = new Map<number, number>();
  const ofQuarters = new Map<number, number>();
  const look = (wallMs: number): number => {
    const instant = fromWallMs(wallMs, zone);
    return toWallMs(instant, zone) === wallMs ? wallMs - instant : Number.NaN;
  };
  const remember = (known: Map<number, number>, wallMs: number, make: () => number): number => {
    const before = known.get(wallMs);
    if (before !== undefined) return before;
    const made = make();
    known.set(wallMs, made);
    return made;
  };
  return (wallMs) => {
    if (!Number.isFinite(wallMs)) return Number.NaN;
    const day = Math.floor(wallMs / DAY_MS) * DAY_MS;
    // Equal at both ends: clocks did not change in between.
    const ofDay = remember(ofDays, day, () => {
      const [start, end] = [look(day), look(day + DAY_MS)];
      return start === end ? start : Number.NaN;
    });
    if (!Number.isNaN(ofDay)) return ofDay;
    const quarter = Math.floor(wallMs / QUARTER_MS) * QUARTER_MS;
    return remember(ofQuarters, quarter, () => look(quarter));
  };
}
