import { formatIsoTime, epochMs } from "#shared/model/time.ts";
import type { BarColumns } from "./bar-columns.ts";
import { PRICE_FIELDS } from "./bar-columns.ts";
import type { BarProblem } from "./bar-problem.ts";

/** Every way in which columns are no valid bars; `lineOf` names the line of each index, where they came from a file. */
export function findInvalidBars(
  columns: BarColumns,
  lineOf: (index: number) => number | undefined = () => undefined,
): readonly BarProblem[] {
  const problems: BarProblem[] = [];
  for (let index = 0; index < columns.tsOpenMs.length; index += 1) {
    const line = lineOf(index);
    for (const problem of [...valueProblems(columns, index), ...orderProblems(columns, index)]) {
      problems.push({ line, ...problem });
    }
  }
  return problems;
}

type Finding = Omit<BarProblem, "line">;

function valueProblems(columns: BarColumns, index: number): readonly Finding[] {
  const found: Finding[] = [];
  for (const field of PRICE_FIELDS) {
    const value = columns[field][index] ?? Number.NaN;
    if (!(Number.isFinite(value) && value > 0)) found.push(notPositive(field, value));
  }
  const volume = columns.volume[index] ?? Number.NaN;
  if (!(Number.isFinite(volume) && volume >= 0)) found.push(negativeVolume(volume));
  return found.length > 0 ? found : rangeProblems(columns, index);
}

function rangeProblems(columns: BarColumns, index: number): readonly Finding[] {
  const [open, high, low, close] = PRICE_FIELDS.map((field) => columns[field][index] ?? Number.NaN) as [
    number,
    number,
    number,
    number,
  ];
  if (high < low) return [outside("high", high, `must not be below the low ${low}`)];
  const found: Finding[] = [];
  if (open > high || open < low)
    found.push(outside("open", open, `must lie from low ${low} to high ${high}`));
  if (close > high || close < low) {
    found.push(outside("close", close, `must lie from low ${low} to high ${high}`));
  }
  return found;
}

function orderProblems({ tsOpenMs }: BarColumns, index: number): readonly Finding[] {
  const time = tsOpenMs[index] ?? Number.NaN;
  const previous = tsOpenMs[index - 1];
  if (Number.isNaN(time) || previous === undefined || Number.isNaN(previous) || time > previous) return [];
  const before = formatIsoTime(epochMs(previous));
  const value = formatIsoTime(epochMs(time));
  if (time === previous) {
    return [
      { field: "date", value, message: "must differ from the bar before", remedy: "keep one of the two" },
    ];
  }
  const remedy = "sort the file from old to new";
  return [{ field: "date", value, message: `must be after the bar before (${before})`, remedy }];
}

const notPositive = (field: string, value: number): Finding => ({
  field,
  value: String(value),
  message: "must be a price above zero",
  remedy: "correct the price, or remove the bar and allow gaps",
});

const negativeVolume = (value: number): Finding => ({
  field: "volume",
  value: String(value),
  message: "must be zero or more",
  remedy: "correct the volume",
});

const outside = (field: string, value: number, message: string): Finding => ({
  field,
  value: String(value),
  message,
  remedy: "correct the bar from its source",
});
