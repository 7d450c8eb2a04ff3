import type { BarSeries } from "#shared/model/bar.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import { loadSource, type SeriesRequest } from "./load-series.ts";

/** The series that `get_historical` would trade on, with its repairs, also where it is held back. */
export function inspectSource(library: CuratedLibrary, request: SeriesRequest): BarSeries {
  return loadSource(
    { ...library, load: (symbol, timeframe, provider) => library.inspect(symbol, timeframe, provider) },
    request,
  );
}
