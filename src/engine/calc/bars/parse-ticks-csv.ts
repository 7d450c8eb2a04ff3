import type { Result } from "#shared/ipc/result.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import type { BarProblem } from "./bar-problem.ts";
import { TickJoiner } from "./bars-from-ticks.ts";
import { marketToPartBy } from "./bar-buckets.ts";
import { TICK_FIELDS } from "./csv-header.ts";
import { findGaps } from "./find-gaps.ts";
import { placeInZone } from "./place-in-zone.ts";
import { readingCaveats, type CsvOptions } from "./parse-bars-csv.ts";
import { MOST_PROBLEMS, readCsvColumns, tooManyProblems, type CsvColumns } from "./read-csv-columns.ts";
import { makeTickSeries, type Ticks, type TickSeries } from "./ticks.ts";

interface ParsedTicks {
  readonly bars: BarSeries;
  readonly ticks: TickSeries;
}

/**
 * Reads trades (`date,price,size`, old to new, several may share a time), and joins them to bars: all of them, or all problems and none.
 * A time without a trade has no bar; a session without one is missing.
 */
export function parseTicksCsv(
  bytes: Uint8Array,
  options: CsvOptions & { readonly timeframe: Timeframe },
): Result<ParsedTicks, readonly BarProblem[]> {
  const { mapping = {}, onStep = () => undefined, timeframe, hash } = options;
  const table = readCsvColumns(bytes, { fields: TICK_FIELDS, mapping, onStep });
  if (!table.ok) return table;
  const { times: written, values, lines, notation, ignoredHeadings } = table.value;
  const [price = new Float64Array(), size = new Float64Array()] = values;
  const zoned = placeInZone(written, notation, options.zone, (index) => lines[index]);
  const { times } = zoned;
  const ticks: Ticks = { tsMs: times, price, size };
  const problems = [...table.value.problems, ...zoned.problems, ...findInvalidTicks(ticks, table.value)];
  if (problems.length > 0) return fail(problems);
  const caveats = [
    ...options.provenance.caveats,
    ...readingCaveats(ignoredHeadings, mapping),
    ...zoned.caveats,
  ];
  const provenance = { ...options.provenance, caveats };
  const joiner = new TickJoiner(timeframe, provenance.market ?? marketToPartBy(times));
  joiner.push(ticks);
  const bars = joiner.finish(options.symbol, provenance, hash);
  // Only days can be missing: in a quiet minute nobody trades.
  const gaps =
    timeframe === "1w" || timeframe === "1mo"
      ? []
      : findGaps({ tsOpenMs: bars.tsOpenMs, timeframe: "1d", provenance: options.provenance });
  if (gaps.length > 0 && options.allowGaps !== true) return fail(gaps);
  const notes = gaps.length > 0 ? [`${gaps.length} gaps were allowed; first: ${gaps[0]?.value ?? ""}`] : [];
  return succeed({
    bars: withNotes(bars, notes),
    ticks: withNotes(makeTickSeries({ symbol: options.symbol, ...ticks, provenance }, hash), notes),
  });
}

function withNotes<Series extends BarSeries | TickSeries>(series: Series, notes: readonly string[]): Series {
  const { provenance } = series;
  return { ...series, provenance: { ...provenance, caveats: [...provenance.caveats, ...notes] } };
}

/** A row that is already known to have a cell that is none is passed over. */
function findInvalidTicks({ tsMs, price, size }: Ticks, { lines }: CsvColumns): readonly BarProblem[] {
  const problems: BarProblem[] = [];
  let previous = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < tsMs.length; index += 1) {
    const time = tsMs[index] ?? Number.NaN;
    const traded = price[index] ?? Number.NaN;
    const quantity = size[index] ?? Number.NaN;
    const line = lines[index];
    if (traded <= 0) problems.push(wrong(line, "price", traded, "must be a price above zero"));
    if (quantity < 0) problems.push(wrong(line, "size", quantity, "must be zero or more"));
    if (time < previous) problems.push(outOfOrder(line, time, previous));
    if (time > previous) previous = time;
    if (problems.length >= MOST_PROBLEMS) return [...problems, tooManyProblems(line)];
  }
  return problems;
}

const wrong = (line: number | undefined, field: string, value: number, message: string): BarProblem => ({
  line,
  field,
  value: String(value),
  message,
  remedy: "correct the trade from its source, or remove it",
});

const outOfOrder = (line: number | undefined, time: number, previous: number): BarProblem => ({
  line,
  field: "date",
  value: formatIsoTime(epochMs(time)),
  message: `must not be before the trade before (${formatIsoTime(epochMs(previous))})`,
  remedy: "sort the file from old to new",
});
