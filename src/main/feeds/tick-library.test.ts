import { describe, expect, it } from "vitest";
import { createCancellation, neverCancelled } from "#engine/base/cancellation.ts";
import type { BarRange } from "#engine/calc/bars/slice-range.ts";
import { describeTicks, type TickSeries } from "#engine/calc/bars/ticks.ts";
import { aTickSeries } from "#engine/testing/a-tick-series.ts";
import { createMemoryTicks } from "#engine/testing/memory-ticks.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createSeriesCache } from "./series-cache.ts";
import { countTicks, createTickLibrary } from "./tick-library.ts";

/** Trades in parts of three. */
function setUp(series: TickSeries, onTurn: () => void = () => undefined) {
  let version = "one";
  let opened = 0;
  function* chunks({ fromMs, toMs }: BarRange) {
    for (let start = 0; start < series.tsMs.length; start += 3) {
      const indexes = [start, start + 1, start + 2].filter((index) => {
        const time = series.tsMs[index] ?? Number.NaN;
        return time >= fromMs && time < toMs;
      });
      const pick = (column: Float64Array) => Float64Array.from(indexes, (index) => column[index]!);
      if (indexes.length > 0)
        yield { tsMs: pick(series.tsMs), price: pick(series.price), size: pick(series.size) };
    }
  }
  const cache = createSeriesCache(1_000_000);
  const library = createTickLibrary({
    kept: {
      list: () => [describeTicks(series)],
      version: () => version,
      open() {
        opened += 1;
        const { provenance } = series;
        return { info: describeTicks(series), provenance, partBy: "us_equity", chunks };
      },
    },
    cache,
    nextTurn() {
      onTurn();
      return Promise.resolve();
    },
    hash: sha256,
  });
  return { library, cache, replace: () => (version = "two"), opens: () => opened };
}

const series = aTickSeries([10, 12, 9, 11, 13, 8, 10]);

describe("createTickLibrary", () => {
  it("joins trades to bars of any length once, in memory that threads share", () => {
    const { library, opens } = setUp(series);
    const days = library.bars("TICKY", "1d");
    expect(days).toEqual(createMemoryTicks(series).bars("TICKY", "1d"));
    expect([library.bars("TICKY", "1d", "csv") === days, opens()]).toEqual([true, 1]);
    expect(days?.close.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(library.bars("TICKY", "1m")?.high).toEqual(Float64Array.of(13));
  });

  it("joins ahead, a part a turn", async () => {
    let turns = 0;
    const { library, opens } = setUp(series, () => (turns += 1));
    await library.prepare("TICKY", "1m", undefined, neverCancelled);
    await library.prepare("TICKY", "1m", "csv", neverCancelled);
    library.bars("TICKY", "1m");
    expect([turns, opens()]).toEqual([3, 1]);
  });

  it("stops when it is cancelled, and keeps nothing of trades that were replaced meanwhile", async () => {
    const cancellation = createCancellation();
    const stopped = setUp(series, () => {
      cancellation.cancel("a person");
    });
    await expect(stopped.library.prepare("TICKY", "1m", undefined, cancellation)).rejects.toMatchObject({
      code: "run.cancelled",
    });
    const replaced = setUp(series, () => void replaced.replace());
    await replaced.library.prepare("TICKY", "1m", undefined, neverCancelled);
    expect([stopped.cache.stats().series, replaced.cache.stats().series]).toEqual([0, 0]);
  });

  it("answers nothing of another symbol or provider", async () => {
    const { library } = setUp(series);
    await library.prepare("OTHER", "1m", undefined, neverCancelled);
    const range = { fromMs: 0, toMs: Number.POSITIVE_INFINITY };
    expect([
      library.bars("OTHER", "1m"),
      library.bars("TICKY", "1m", "yahoo"),
      library.read("OTHER", undefined, range, 5),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it.each([1, 2, 3, 4, 5, 7, 9])("reads the last %i trades of some days and counts all", (limit) => {
    const range = { fromMs: series.tsMs[1]!, toMs: series.tsMs[6]! };
    expect(setUp(series).library.read("TICKY", undefined, range, limit)).toEqual(
      createMemoryTicks(series).read("TICKY", undefined, range, limit),
    );
  });
});

it("counts trades and what they take", () => {
  expect(countTicks([describeTicks(series)])).toEqual({ series: 1, trades: 7, bytes: 168 });
});
