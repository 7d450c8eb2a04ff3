import { barAt } from "../bars/bar-at.ts";
import type { Bar, BarSeries } from "#shared/model/bar.ts";
import type { BarRepair, QualityFinding } from "#shared/model/data-quality.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { firstBarAtOrAfter } from "../bars/slice-range.ts";
import { findLonePrices } from "./find-price-breaks.ts";

/**
 * What bars with spikes would become: an open or close that stands alone takes the close before, the last price that is believed;
 * a lone high or low shrinks to the prices that are left. Nothing else is proposed: a jump may be true, a split wants its
 * action, a missing or a repeated bar would have to be made up.
 */
export function proposeRepairs(
  series: BarSeries,
  findings: readonly QualityFinding[],
  tsRepairedMs: EpochMs,
): readonly BarRepair[] {
  return findings
    .filter(({ problem }) => problem === "spike")
    .flatMap(({ tsOpenMs, detail }) => {
      const index = firstBarAtOrAfter(series.tsOpenMs, tsOpenMs);
      const was = barAt(series, index);
      const became = calm(series, index, was);
      return [{ was, became, reason: detail, tsRepairedMs }];
    });
}

function calm(series: BarSeries, index: number, was: Bar): Bar {
  const lone = findLonePrices(series, index);
  const before = barAt(series, index - 1).close;
  const open = lone.includes("open") ? before : was.open;
  const close = lone.includes("close") ? before : was.close;
  const [top, bottom] = [Math.max(open, close), Math.min(open, close)];
  return {
    ...was,
    open,
    close,
    high: lone.includes("high") ? top : Math.max(was.high, top),
    low: lone.includes("low") ? bottom : Math.min(was.low, bottom),
  };
}
