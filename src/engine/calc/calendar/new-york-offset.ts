import { DAY_MS } from "#shared/model/time.ts";

const HOUR_MS = 3_600_000;
const [MARCH, APRIL, OCTOBER, NOVEMBER] = [2, 3, 9, 10] as const;

interface Summer {
  readonly tsStartMs: number;
  readonly tsEndMs: number;
}

const summers = new Map<number, Summer>();

/** What New York's clocks are from UTC: minus four hours in summer, minus five in winter; by the rules since 1987. */
export function newYorkOffsetMs(tsMs: number): number {
  const { tsStartMs, tsEndMs } = summerOf(new Date(tsMs).getUTCFullYear());
  return (tsMs >= tsStartMs && tsMs < tsEndMs ? -4 : -5) * HOUR_MS;
}

/** The instant at which New York's clocks show a time given as if it were UTC; never asked for the hour that clocks leap over. */
export function fromNewYorkWallMs(wallMs: number): number {
  const guessMs = wallMs - newYorkOffsetMs(wallMs + 5 * HOUR_MS);
  return wallMs - newYorkOffsetMs(guessMs);
}

function summerOf(year: number): Summer {
  const known = summers.get(year);
  if (known !== undefined) return known;
  const [startDay, endDay] =
    year >= 2007
      ? [nthSunday(year, MARCH, 2), nthSunday(year, NOVEMBER, 1)]
      : [nthSunday(year, APRIL, 1), lastSunday(year, OCTOBER)];
  // Clocks change at two o'clock, in standard time at the start and in summer time at the end.
  const summer = { tsStartMs: startDay + 7 * HOUR_MS, tsEndMs: endDay + 6 * HOUR_MS };
  summers.set(year, summer);
  return summer;
}

function nthSunday(year: number, month: number, nth: number): number {
  const first = Date.UTC(year, month, 1);
  const toSunday = (7 - new Date(first).getUTCDay()) % 7;
  return first + (toSunday + 7 * (nth - 1)) * DAY_MS;
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0);
  return last - new Date(last).getUTCDay() * DAY_MS;
}
