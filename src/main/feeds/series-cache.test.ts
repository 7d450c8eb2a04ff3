import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { createSeriesCache } from "./series-cache.ts";

const ofBars = (bars: number) => aBarSeries({ closes: Array.from({ length: bars }, () => 1) });
const BAR = 49;

describe("createSeriesCache", () => {
  it("forgets the series that was not used for longest when there is no room", () => {
    const cache = createSeriesCache(25 * BAR);
    for (const key of ["a", "b", "a", "c"]) cache.get(key, () => ofBars(10));
    expect(["a", "b", "c"].map((key) => cache.has(key))).toEqual([true, false, true]);
    expect(cache.stats()).toMatchObject({ hits: 1, misses: 3, series: 2, bytes: 20 * BAR });
  });

  it("keeps a series that is larger than all the room, alone", () => {
    const cache = createSeriesCache(5 * BAR);
    cache.get("small", () => ofBars(1));
    cache.keep("large", ofBars(100));
    expect([cache.has("small"), cache.has("large"), cache.stats().bytes]).toEqual([false, true, 100 * BAR]);
    cache.get("small", () => ofBars(1));
    expect([cache.has("large"), cache.stats().bytes]).toEqual([false, BAR]);
  });

  it("counts nothing for what is not there", () => {
    const cache = createSeriesCache(BAR);
    expect(cache.get("none", () => undefined)).toBeUndefined();
    expect(cache.stats()).toMatchObject({ hits: 0, misses: 0, series: 0 });
  });
});
