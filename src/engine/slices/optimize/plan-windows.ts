import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { DAY_MS, epochMs, formatIsoDate, parseIsoDate } from "#shared/model/time.ts";

const MINIMUM_TRAIN_BARS = 30;
const MINIMUM_TEST_BARS = 10;

/** Days that are searched, and later days on which the choice is traded. */
export interface ForwardWindow {
  readonly train: DateRange;
  readonly test: DateRange;
}

export interface WindowWish {
  readonly scheme: "rolling" | "anchored";
  readonly windows: number;
  /** Bars of a window that are searched over those that are searched or traded; of the first window when anchored. */
  readonly trainFraction: number;
  /** At least so many bars lie between the last searched and the first traded one. */
  readonly purgeBars: number;
}

/**
 * Cuts the range by bars of the first series. The traded parts follow one another without a gap to the end of the range;
 * a part starts and ends with a day, and where a cut falls into a day the gap grows. Throws `optimize.range-too-short`.
 */
export function planWindows(series: BarSeries, range: DateRange, wish: WindowWish): readonly ForwardWindow[] {
  const from = parseIsoDate(range.from) ?? 0;
  const end = (parseIsoDate(range.to) ?? 0) + DAY_MS;
  const times = series.tsOpenMs.filter((time) => time >= from && time < end);
  const { windows, trainFraction, purgeBars, scheme } = wish;
  const ratio = trainFraction / (1 - trainFraction);
  const testBars = Math.floor((times.length - purgeBars) / (windows + ratio));
  const trainBars = times.length - purgeBars - windows * testBars;
  if (testBars < MINIMUM_TEST_BARS || trainBars < MINIMUM_TRAIN_BARS)
    throw tooShort(times.length, range, wish);
  const dayOf = (index: number): number => Math.floor((times[index] ?? Number.NaN) / DAY_MS);
  const dayStart = (index: number): number => {
    let at = index;
    while (at > 0 && dayOf(at - 1) === dayOf(index)) at -= 1;
    return at;
  };
  const days = (first: number, last: number): DateRange => ({
    from: formatIsoDate(epochMs(times[first] ?? Number.NaN)),
    to: formatIsoDate(epochMs(times[last] ?? Number.NaN)),
    isAsked: range.isAsked,
  });
  const planned = Array.from({ length: windows }, (_, index) => {
    const offset = index * testBars;
    const test = dayStart(trainBars + purgeBars + offset);
    const next = index === windows - 1 ? times.length : dayStart(trainBars + purgeBars + offset + testBars);
    const trainEnd = dayStart(Math.max(0, test - purgeBars));
    const train = scheme === "anchored" ? 0 : dayStart(offset);
    return { train, trainEnd, test, next };
  });
  if (planned.some((window) => window.trainEnd <= window.train || window.next <= window.test)) {
    throw tooShort(times.length, range, wish);
  }
  return planned.map(({ train, trainEnd, test, next }) => ({
    train: days(train, trainEnd - 1),
    test: days(test, next - 1),
  }));
}

function tooShort(bars: number, { from, to }: DateRange, { windows, purgeBars }: WindowWish) {
  return userError({
    code: "optimize.range-too-short",
    message: `the range has ${bars} bars, too few for ${windows} windows with ${purgeBars} bars left out before each`,
    field: "range",
    value: `${from} to ${to}`,
    remedy: "choose a longer range, fewer windows, fewer purgeBars, or a grid with shorter periods",
  });
}
