import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { refresh } from "./refresh.ts";
import { stream } from "./stream.ts";

const library = createMemoryLibrary(
  aBarSeries({ symbol: "ACME", closes: [1, 2], provenance: { provider: "csv" } }),
  aBarSeries({ symbol: "SPX", closes: [1], provenance: { provider: "bundled" } }),
);

describe("refresh", () => {
  it("says of each series what would renew it, and invents no bar", () => {
    expect(
      refresh(library, {}).refreshed.map(({ symbol, newBars, note }) => [symbol, newBars, note]),
    ).toEqual([
      ["ACME", 0, "came from a file: import a newer file to renew it"],
      ["SPX", 0, "ships with the product and does not change"],
    ]);
  });

  it("refreshes only what was named, and refuses what is not stored", () => {
    expect(refresh(library, { symbols: ["acme"] }).refreshed).toHaveLength(1);
    expect(errorOf(() => refresh(library, { symbols: ["XYZ"] })).code).toBe("data.unknown-symbol");
  });
});

describe("stream", () => {
  it("refuses, because there is no live feed", () => {
    expect(errorOf(() => stream({ symbols: ["SPX"] }))).toMatchObject({
      kind: "refused",
      code: "data.no-live-feed",
    });
  });
});
