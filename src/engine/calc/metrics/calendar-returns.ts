import type { PeriodCurve } from "./period-curve.ts";

/** Months of a year (UTC) that one calendar stretch has. */
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Compound returns of the calendar months, quarters or years; the first and the last as far as they were traded. */
export function calendarReturns(
  { tsMs, value, start }: PeriodCurve,
  stretch: keyof typeof MONTHS,
): { readonly keys: readonly number[]; readonly returns: Float64Array } {
  const keys: number[] = [];
  const ends: number[] = [];
  for (let index = 0; index < tsMs.length; index += 1) {
    const key = stretchOf(tsMs[index] ?? Number.NaN, MONTHS[stretch]);
    if (keys.at(-1) === key) ends.pop();
    else keys.push(key);
    ends.push(value[index] ?? Number.NaN);
  }
  return { keys, returns: Float64Array.from(ends, (end, index) => end / (ends[index - 1] ?? start) - 1) };
}

/** Number of the stretch of so many months since year 0, so that a year's number is the year. */
function stretchOf(tsMs: number, months: number): number {
  const date = new Date(tsMs);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months);
}
