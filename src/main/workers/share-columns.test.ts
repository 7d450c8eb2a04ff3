import { describe, expect, it } from "vitest";
import { shareColumns, unshareColumns } from "./share-columns.ts";

const long = Float64Array.from({ length: 1_000 }, (_, index) => index);

describe("shareColumns", () => {
  it("moves long columns to shared memory and leaves the rest as it is", () => {
    const short = Float64Array.of(1, 2);
    const date = new Date(0);
    const value = { bars: [{ symbol: "SPX", close: long, short }], fee: 1, none: null, date };
    const shared = shareColumns(value) as typeof value;
    expect(shared).toEqual(value);
    expect([
      shared.bars[0]?.close.buffer instanceof SharedArrayBuffer,
      shared.bars[0]?.short,
      shared.date,
    ]).toEqual([true, short, date]);
  });

  it("moves a column once, however often it is sent", () => {
    const [first, second] = [shareColumns([long]), shareColumns({ again: long })] as [
      [Float64Array],
      { again: Float64Array },
    ];
    expect(first[0]).toBe(second.again);
    expect(shareColumns(first[0])).toBe(first[0]);
  });

  it("moves a part of a column as that part", () => {
    expect(shareColumns(long.subarray(100, 900))).toEqual(long.slice(100, 900));
  });
});

describe("unshareColumns", () => {
  it("copies shared columns, so that a stranger cannot write to ours", () => {
    const shared = shareColumns({ close: long }) as { close: Float64Array };
    const own = unshareColumns(shared) as { close: Float64Array };
    own.close[0] = -1;
    expect([own.close.buffer instanceof ArrayBuffer, shared.close[0]]).toEqual([true, 0]);
  });
});
