import { copiedOpensCaveat } from "#engine/calc/bars/copied-opens-caveat.ts";
import { firstBarAtOrAfter } from "#engine/calc/bars/slice-range.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { QUALITY } from "#shared/model/bar.ts";
import { DAY_MS } from "#shared/model/time.ts";

/** What is to be known of the bars from the day `fromMs` to the day `toMs`, beyond what holds for the whole series. */
export function rangeCaveats(series: BarSeries, fromMs: number, toMs: number): readonly string[] {
  const copiedOpens = copiedOpensCaveat(series, fromMs, toMs);
  const suspicious = countSuspicious(series, fromMs, toMs);
  const bars = suspicious === 1 ? "1 bar" : `${suspicious} bars`;
  return [
    ...(copiedOpens === undefined ? [] : [copiedOpens]),
    ...(suspicious === 0
      ? []
      : [`${bars} of ${series.symbol} in the range moved so far that they are graded suspicious`]),
  ];
}

function countSuspicious({ tsOpenMs, quality }: BarSeries, fromMs: number, toMs: number): number {
  const [start, end] = [firstBarAtOrAfter(tsOpenMs, fromMs), firstBarAtOrAfter(tsOpenMs, toMs + DAY_MS)];
  return quality.subarray(start, end).filter((grade) => grade === QUALITY.suspicious).length;
}
