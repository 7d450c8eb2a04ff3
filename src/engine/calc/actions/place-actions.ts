import { calendarOf } from "#engine/calc/calendar/market-calendar.ts";
import { marketOf } from "#engine/calc/calendar/market-of.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { CorporateAction } from "#shared/model/corporate-action.ts";
import { parseIsoDate } from "#shared/model/time.ts";

/** What happened between the close of the bar before `index` and the open of the bar at `index`. */
export interface PlacedActions {
  readonly index: number;
  /** Shares that one share became; 1 without a split. */
  readonly ratio: number;
  /** Paid on each share after the split. */
  readonly dividend: number;
}

/** The actions that fall between two bars of the series, old to new; those before the first and after the last bar change nothing. */
export function placeActions(
  series: Pick<BarSeries, "tsOpenMs" | "provenance">,
  actions: readonly CorporateAction[],
): readonly PlacedActions[] {
  const { tsOpenMs } = series;
  const calendar = calendarOf(marketOf(series));
  const placed = new Map<number, PlacedActions>();
  for (const action of actions) {
    const dayMs = parseIsoDate(action.date) ?? Number.NaN;
    const index = firstIndex(tsOpenMs.length, (candidate) => {
      return calendar.dayOf(tsOpenMs[candidate] ?? Number.NaN) >= dayMs;
    });
    if (index === 0 || index === tsOpenMs.length) continue;
    const { ratio, dividend } = placed.get(index) ?? { ratio: 1, dividend: 0 };
    placed.set(
      index,
      action.kind === "split"
        ? { index, ratio: ratio * action.ratio, dividend }
        : { index, ratio, dividend: dividend + action.amount },
    );
  }
  return [...placed.values()].toSorted((left, right) => left.index - right.index);
}

/** The first index for which the test holds, given that it holds for all after it. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
