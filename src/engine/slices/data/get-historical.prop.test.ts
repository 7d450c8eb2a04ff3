import fc from "fast-check";
import { expect, it } from "vitest";
import { aContext } from "#engine/testing/a-context.ts";
import { anyBarSeries } from "#engine/testing/any-bar-series.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { getHistorical } from "./get-historical.ts";
import { dataManifest } from "./manifest.ts";
import type { CuratedLibrary } from "./curated-library.ts";

const { input: schema } = dataManifest.methods.get_historical;

/** The library with all its bars read each time, whatever is asked for. */
const readingAll = (library: CuratedLibrary): CuratedLibrary => ({
  ...library,
  load: (symbol, timeframe, provider) => library.load(symbol, timeframe, provider),
});

const days = (series: BarSeries): readonly string[] =>
  Array.from(series.tsOpenMs, (time) => formatIsoDate(epochMs(time)));

it("answers the same from the bars of the range as from all, in any timeframe", () => {
  const timeframes = fc.constantFrom("1d" as const, "1w" as const, "1mo" as const);
  fc.assert(
    fc.property(anyBarSeries(), fc.nat(), fc.nat(), timeframes, (series, one, other, timeframe) => {
      const all = days(series);
      const [from, to] = [one, other]
        .map((pick) => all[pick % all.length])
        .toSorted((left = "", right = "") => left.localeCompare(right));
      const library = createMemoryLibrary(series);
      const input = schema.parse({ symbols: ["ANY"], from, to, timeframe });
      // Decides whether the series may be used; after that its bars need not all be read.
      getHistorical(library, schema.parse({ symbols: ["ANY"], defaultRange: "all" }), aContext());
      expect(getHistorical(library, input, aContext())).toEqual(
        getHistorical(readingAll(library), input, aContext()),
      );
    }),
    { numRuns: 300 },
  );
});
