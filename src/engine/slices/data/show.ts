import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import type { BarRange } from "#engine/calc/bars/slice-range.ts";
import { type AppError, userError } from "#shared/errors/app-error.ts";
import { DAY_MS, parseIsoDate, TIMEFRAME_MS, type IsoDate, type Timeframe } from "#shared/model/time.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import { inspectSource } from "./inspect-source.ts";
import { inTimeframe } from "./load-series.ts";
import type { dataManifest } from "./manifest.ts";

type Method = (typeof dataManifest)["methods"]["show"];

interface Days {
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

/** The bars that open on the days asked for, whole ones where they are joined: to look at, held back or not. */
export function show(
  library: CuratedLibrary,
  input: z.output<Method["input"]> & { readonly timeframe: Timeframe },
  context: SliceContext,
): z.input<Method["output"]> {
  const source = inspectSource(library, input, shownRange(input));
  if (source.tsOpenMs.length === 0) throw noBars(input);
  const shown = inTimeframe(source, input.timeframe, context.hash, daysOf(input));
  if (shown.tsOpenMs.length === 0) throw noBars(input);
  return { series: describeSeries(shown), shown };
}

/** What has to be read to show the days: with room at both ends for the first and the last joined bar. */
export function shownRange({
  from,
  to,
  timeframe,
}: Days & { readonly timeframe: Timeframe }): BarRange | undefined {
  if (from === undefined && to === undefined) return undefined;
  const { fromMs, toMs } = daysOf({ from, to });
  const roomMs = TIMEFRAME_MS[timeframe] + DAY_MS;
  return { fromMs: fromMs - roomMs, toMs: toMs + roomMs };
}

export function daysOf({ from, to }: Days): BarRange {
  const [fromMs, toMs] = [from, to].map((day) => (day === undefined ? undefined : parseIsoDate(day)));
  return {
    fromMs: fromMs ?? Number.NEGATIVE_INFINITY,
    toMs: toMs === undefined ? Number.POSITIVE_INFINITY : toMs + DAY_MS,
  };
}

function noBars({ symbol, timeframe, from, to }: z.output<Method["input"]>): AppError {
  const [first, last] = [from ?? "the first day", to ?? "the last"];
  return userError({
    code: "data.range-empty",
    message: `${symbol.toUpperCase()} has no ${timeframe ?? ""} bar that opens from ${first} to ${last}`,
    field: "from",
    value: from ?? to ?? "",
    remedy: "look which days there are with `data list`, and give the earlier day as from",
  });
}
