import type { BarRange } from "#engine/calc/bars/slice-range.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import type { BarLibrary } from "./ports.ts";
import { loadSource, type SeriesRequest } from "./load-series.ts";

/** The series that `get_historical` would trade on, or its bars of a range, with its repairs, also where it is held back. */
export function inspectSource(library: CuratedLibrary, request: SeriesRequest, range?: BarRange): BarSeries {
  const inspected: BarLibrary = {
    ...library,
    load: (...key) => library.inspect(...key),
    ticks: { ...library.ticks, bars: (...key) => library.inspectJoined(...key) },
  };
  return loadSource(inspected, request, range);
}
