import { describe, expect, it } from "vitest";
import { nodeHasher } from "#main/node/node-ports.ts";
import { readParquet } from "./read-parquet.ts";
import { aParquetFile, type ParquetColumn } from "./testing/parquet-file.ts";

const provenance = { provider: "parquet", isSynthetic: false, origin: "a test", caveats: [] };
const read = (bytes: Uint8Array, mapping = {}) =>
  readParquet(bytes, { symbol: "ACME", provenance, hash: nodeHasher, mapping, onStep: () => undefined });

const days = ["2020-01-02", "2020-01-03"];
const prices = (values: Readonly<Record<string, readonly number[]>>): readonly ParquetColumn[] =>
  Object.entries(values).map(([name, column]) => ({ name, kind: "double", values: column }));
const good = prices({ open: [10, 11.5], high: [12, 13], low: [9, 10], close: [11, 12.25] });
const volume: ParquetColumn = { name: "volume", kind: "integer", values: [100, 0] };
const time = (values: readonly string[]): ParquetColumn => ({
  name: "timestamp",
  kind: "time",
  values: values.map((value) => Date.parse(value)),
});

describe("readParquet", () => {
  it.each([
    ["plain", false],
    ["compressed", true],
  ])("reads a %s file of times, doubles and integers", async (_, isCompressed) => {
    const parsed = await read(aParquetFile([time(days), ...good, volume], isCompressed));
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        symbol: "ACME",
        timeframe: "1d",
        tsOpenMs: Float64Array.from(days, (day) => Date.parse(day)),
        open: Float64Array.of(10, 11.5),
        close: Float64Array.of(11, 12.25),
        volume: Float64Array.of(100, 0),
        provenance,
      },
    });
  });

  it("finds the timeframe of times of day, also when one is midnight", async () => {
    const parsed = await read(
      aParquetFile([time(["2020-01-03T00:00Z", "2020-01-03T00:01Z"]), ...good, volume]),
    );
    expect(parsed).toMatchObject({ ok: true, value: { timeframe: "1m" } });
  });

  it("reads dates as text, passes over other columns and says so", async () => {
    const date: ParquetColumn = { name: "date", kind: "text", values: days };
    const parsed = await read(aParquetFile([date, ...good, volume, ...prices({ vwap: [1, 2] })]));
    expect(parsed).toMatchObject({
      ok: true,
      value: { provenance: { caveats: ["columns not read: vwap"] } },
    });
  });

  it("takes columns that are called otherwise", async () => {
    const last = prices({ open: [10, 11], high: [12, 13], low: [9, 10], Last: [11, 12] });
    const parsed = await read(aParquetFile([time(days), ...last, volume]), { close: "last" });
    expect(parsed).toMatchObject({ ok: true, value: { close: Float64Array.of(11, 12) } });
  });

  it("lists what is wrong by row", async () => {
    const wrong = prices({
      open: [10, Number.NaN],
      high: [12, 13],
      low: [9, 10],
      close: [-11, 12],
    });
    const parsed = await read(aParquetFile([time(days), ...wrong, volume]));
    expect(parsed.ok ? [] : parsed.error.map(({ line, field, value }) => [line, field, value])).toEqual([
      [1, "close", "-11"],
      [2, "open", "NaN"],
    ]);
  });

  it("refuses a file without a column that is needed, and one without rows", async () => {
    const parsed = await read(aParquetFile([time(days), ...good]));
    expect(parsed.ok ? [] : parsed.error.map(({ field }) => field)).toEqual(["volume"]);
    const empty = await read(
      aParquetFile([time([]), ...prices({ open: [], high: [], low: [], close: [], volume: [] })]),
    );
    expect(empty.ok ? [] : empty.error.map(({ field }) => field)).toEqual(["file"]);
  });

  it("says of a file that is cut off or none at all that it cannot be read", async () => {
    const whole = aParquetFile([time(days), ...good, volume]);
    const damaged = Buffer.from(whole).fill(0xff, 4, 60);
    for (const bytes of [Buffer.from("date,open"), whole.subarray(0, 80), damaged])
      await expect(read(bytes)).rejects.toMatchObject({ kind: "user", code: "data.unreadable-parquet" });
  });
});
