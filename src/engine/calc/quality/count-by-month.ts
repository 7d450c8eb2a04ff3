import type { GapSpan } from "#engine/calc/bars/find-gap-spans.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { QUALITY } from "#shared/model/bar.ts";
import type { MonthCoverage } from "#shared/model/data-quality.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";

type Counts = { -readonly [Field in keyof MonthCoverage]: MonthCoverage[Field] };

/** Each month from the first bar's to the last bar's, also those without any. */
export function countByMonth(
  { tsOpenMs, quality }: Pick<BarSeries, "tsOpenMs" | "quality">,
  gaps: readonly GapSpan[],
): readonly MonthCoverage[] {
  const months = emptyMonths(tsOpenMs);
  for (const [index, tsMs] of tsOpenMs.entries()) {
    const month = months.get(monthOf(tsMs));
    if (month === undefined) continue;
    month.bars += 1;
    if (quality[index] === QUALITY.suspicious) month.suspicious += 1;
    if (quality[index] === QUALITY.repaired) month.repaired += 1;
  }
  for (const { tsFirstMs, missing } of gaps) {
    const month = months.get(monthOf(tsFirstMs));
    if (month !== undefined) month.missing += missing;
  }
  return [...months.values()];
}

const monthOf = (tsMs: number): string => formatIsoDate(epochMs(tsMs)).slice(0, 7);

function emptyMonths(tsOpenMs: Float64Array): Map<string, Counts> {
  const months = new Map<string, Counts>();
  const [first, last] = [tsOpenMs[0], tsOpenMs.at(-1)];
  if (first === undefined || last === undefined) return months;
  const begin = new Date(first);
  for (let step = 0; ; step += 1) {
    const tsMs = Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + step, 1);
    if (tsMs > last) return months;
    const month = monthOf(tsMs);
    months.set(month, { month, bars: 0, missing: 0, suspicious: 0, repaired: 0 });
  }
}
