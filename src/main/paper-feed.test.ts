import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import { openReplay } from "./paper-feed.ts";

const aSeries = (symbol: string, bars: number) =>
  aBarSeries({ symbol, closes: Array.from({ length: bars }, (_, index) => 100 + index) });

describe("openReplay", () => {
  it("replays what comes after the history", () => {
    const feed = openReplay(createMemoryLibrary(aSeries("ACME", 252)), ["acme"]);
    expect([feed.next()?.bar.close, feed.next()?.bar.close, feed.next()]).toEqual([350, 351, undefined]);
  });

  it("refuses a series that is no longer than the history, and one that is not there", () => {
    const library = createMemoryLibrary(aSeries("ACME", 250));
    expect(errorOf(() => openReplay(library, ["ACME"]))).toMatchObject({
      code: "feed.too-few-bars",
      field: "symbols",
    });
    expect(errorOf(() => openReplay(library, ["NOPE"])).code).toBe("data.unknown-symbol");
  });
});
