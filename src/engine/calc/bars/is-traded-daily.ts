import { DAY_MS } from "#shared/model/time.ts";

/** Five days in seven leave a weekend share of 0; seven in seven, of 2/7. */
const SEVEN_DAY_WEEKEND_SHARE = 0.2;

/** Whether the times show a market that trades on Saturdays and Sundays too. */
export function isTradedDaily(tsOpenMs: Float64Array): boolean {
  const days = new Set(Array.from(tsOpenMs, (time) => Math.floor(time / DAY_MS)));
  // Day 0 of the epoch was a Thursday.
  const count = (weekday: number): number =>
    Array.from(days).filter((day) => (day + 4) % 7 === weekday).length;
  const [sundays, saturdays] = [count(0), count(6)];
  // Both are asked for, because a currency's Sunday evening does not make a Saturday session.
  return saturdays > 0 && sundays > 0 && (saturdays + sundays) / days.size >= SEVEN_DAY_WEEKEND_SHARE;
}
