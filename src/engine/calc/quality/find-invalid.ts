import type { QualityFinding, QualityProblem } from "#shared/model/data-quality.ts";
import { epochMs } from "#shared/model/time.ts";
import type { BarColumns } from "../bars/bar-columns.ts";

/** Bars that cannot be right, whatever the market did: at most one finding a bar, the first that applies. */
export function findInvalid(columns: BarColumns): readonly QualityFinding[] {
  const findings: QualityFinding[] = [];
  for (let index = 0; index < columns.tsOpenMs.length; index += 1) {
    const found = classify(columns, index);
    if (found === undefined) continue;
    const [problem, detail] = found;
    findings.push({ problem, tsOpenMs: epochMs(columns.tsOpenMs[index] ?? Number.NaN), bars: 1, detail });
  }
  return findings;
}

function classify(columns: BarColumns, index: number): readonly [QualityProblem, string] | undefined {
  const at = (column: Float64Array): number => column[index] ?? Number.NaN;
  const [time, open, high, low] = [columns.tsOpenMs, columns.open, columns.high, columns.low].map(at) as [
    number,
    number,
    number,
    number,
  ];
  const [close, volume] = [at(columns.close), at(columns.volume)];
  const previous = columns.tsOpenMs[index - 1] ?? Number.NEGATIVE_INFINITY;
  if (![time, open, high, low, close, volume].every(Number.isFinite)) {
    return ["not_a_number", "a value of the bar is no number"];
  }
  if (Math.min(open, high, low, close) <= 0) {
    return ["not_positive", `the lowest of its prices is ${Math.min(open, high, low, close)}`];
  }
  if (high < low) return ["inverted_range", `its high ${high} is below its low ${low}`];
  if (Math.max(open, close) > high || Math.min(open, close) < low) {
    return ["outside_range", `its open ${open} or close ${close} is not from low ${low} to high ${high}`];
  }
  if (volume < 0) return ["negative_volume", `its volume is ${volume}`];
  if (time === previous) return ["duplicate", "it opens at the same time as the bar before"];
  return time < previous ? ["disorder", "it opens before the bar before"] : undefined;
}
