import type { QualityFinding } from "#shared/model/data-quality.ts";
import { epochMs } from "#shared/model/time.ts";
import type { BarColumns } from "../bars/bar-columns.ts";

/** Equal bars in a row that were traded: chance does not repeat five figures three times. */
const TRADED_RUN = 3;
/** Flat bars without volume are what a market without trades gives, up to some length. */
const UNTRADED_RUN = 10;

/** Runs of bars that repeat all five figures: a feed that stood still. */
export function findStaleRuns(columns: BarColumns): readonly QualityFinding[] {
  const findings: QualityFinding[] = [];
  const { tsOpenMs, close } = columns;
  let start = 0;
  for (let index = 1; index <= tsOpenMs.length; index += 1) {
    if (index < tsOpenMs.length && repeats(columns, index)) continue;
    const bars = index - start;
    if (bars >= fewestOfRun(columns, start)) {
      findings.push({
        problem: "stale_run",
        tsOpenMs: epochMs(tsOpenMs[start + 1] ?? Number.NaN),
        bars: bars - 1,
        detail: `${bars} bars in a row have the same figures (close ${close[start]}, volume ${columns.volume[start]})`,
      });
    }
    start = index;
  }
  return findings;
}

/** Whether the bar has all five figures of the bar before. */
function repeats({ open, high, low, close, volume }: BarColumns, index: number): boolean {
  return (
    close[index] === close[index - 1] &&
    open[index] === open[index - 1] &&
    high[index] === high[index - 1] &&
    low[index] === low[index - 1] &&
    volume[index] === volume[index - 1]
  );
}

function fewestOfRun({ high, low, volume }: BarColumns, index: number): number {
  return volume[index] === 0 && high[index] === low[index] ? UNTRADED_RUN : TRADED_RUN;
}
