import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { hashSeries } from "./hash-series.ts";

describe("hashSeries", () => {
  it("is the same in every process", () => {
    expect(loadSpx().dataHash).toBe("79d49396a2db2cfe06acc7584c9db818e60301d02b8b96100cb0f2ef31351db6");
  });

  it("changes with every part of the data and not with where it lies in memory", () => {
    const base = aBarSeries({ closes: [10, 11, 12] });
    const moved = { ...base, close: new Float64Array(Float64Array.of(0, 10, 11, 12).buffer, 8, 3) };
    const others = [
      { ...base, symbol: "OTHER" },
      { ...base, timeframe: "1w" as const },
      { ...base, quality: Uint8Array.of(0, 2, 0) },
      ...(["tsOpenMs", "open", "high", "low", "close", "volume"] as const).map((column) => ({
        ...base,
        [column]: base[column].with(1, 999),
      })),
    ];
    const hashes = [moved, ...others].map((series) => hashSeries(series, sha256));
    expect([hashes[0], new Set(hashes).size]).toEqual([base.dataHash, others.length + 1]);
  });
});
