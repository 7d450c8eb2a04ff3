import type { BarSeries } from "#shared/model/bar.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { firstBarAtOrAfter } from "#engine/calc/bars/slice-range.ts";

export type Period = "month" | "quarter" | "year";

/**
 * `sell` at the first bar of a period that all series have, `buy` at the second, undefined at every other bar. While a
 * series lags behind the others nothing is decided: its price would be an old one.
 */
export function rebalancePhase(series: readonly BarSeries[], every: Period): "sell" | "buy" | undefined {
  const [now, previous, beforeThat] = newestCommonTimes(series, 3);
  const [first] = series;
  if (now === undefined || previous === undefined || first === undefined) return undefined;
  if (series.some(({ tsOpenMs }) => tsOpenMs.at(-1) !== now)) return undefined;
  if (periodOf(previous, every) !== periodOf(now, every)) return "sell";
  if (beforeThat === undefined) return undefined;
  return periodOf(beforeThat, every) === periodOf(now, every) ? undefined : "buy";
}

/** Times of the newest bars that all series have, newest first. */
function newestCommonTimes(series: readonly BarSeries[], count: number): readonly number[] {
  const [first, ...others] = series;
  const times: number[] = [];
  const own = first?.tsOpenMs ?? new Float64Array();
  for (let index = own.length - 1; index >= 0 && times.length < count; index -= 1) {
    const time = own[index] ?? 0;
    if (others.every(({ tsOpenMs }) => tsOpenMs[firstBarAtOrAfter(tsOpenMs, time)] === time)) {
      times.push(time);
    }
  }
  return times;
}

function periodOf(timeMs: number, every: Period): string {
  const day = formatIsoDate(epochMs(timeMs));
  if (every === "year") return day.slice(0, 4);
  if (every === "month") return day.slice(0, 7);
  return `${day.slice(0, 4)} ${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}`;
}
