import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, it } from "vitest";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { marketToPartBy } from "#engine/calc/bars/bar-buckets.ts";
import { TickJoiner } from "#engine/calc/bars/bars-from-ticks.ts";
import { parseTicksCsv } from "#engine/calc/bars/parse-ticks-csv.ts";
import { anyTicks } from "#engine/testing/any-ticks.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createTickLibrary } from "#main/feeds/tick-library.ts";
import { createSeriesCache } from "#main/feeds/series-cache.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import { BARS_SCHEMA } from "./bars-schema.ts";
import { createTickStore } from "./tick-store.ts";

const provenance = { provider: "csv", isSynthetic: false, origin: "drawn by a property", caveats: [] };
const turns = {
  nextTurn: () => Promise.resolve(),
  cancellation: neverCancelled,
  onProgress: () => undefined,
};

function openLibrary() {
  const db = new Database(":memory:");
  for (const { sql } of BARS_SCHEMA.migrations) db.exec(sql);
  const kept = createTickStore(db, sha256);
  const cache = createSeriesCache(1_000_000);
  return { kept, library: createTickLibrary({ kept, cache, nextTurn: turns.nextTurn, hash: sha256 }) };
}

it("joins stored trades to the same bars as their import does, of any length", async () => {
  const { kept, library } = openLibrary();
  await fc.assert(
    fc.asyncProperty(anyTicks(), fc.constantFrom(...TIMEFRAMES), async (ticks, timeframe) => {
      const lines = Array.from(
        ticks.tsMs,
        (time, index) => `${new Date(time).toISOString()},${ticks.price[index]},${ticks.size[index]}`,
      );
      const bytes = Buffer.from(["date,price,size", ...lines].join("\n"));
      const options = { symbol: "ANY", provenance, hash: sha256, allowGaps: true, timeframe };
      const parsed = parseTicksCsv(bytes, options);
      if (!parsed.ok) throw new Error("the trades must be valid");
      (await kept.stage(parsed.value.ticks, turns)).commit();
      const { bars } = parsed.value;
      const stored = library.bars("ANY", timeframe);
      expect([stored?.dataHash, stored?.tsOpenMs, stored?.close]).toEqual([
        bars.dataHash,
        bars.tsOpenMs,
        bars.close,
      ]);
    }),
    { numRuns: 150 },
  );
});

it("joins trades that come in parts as those that come at once", () => {
  fc.assert(
    fc.property(anyTicks(), fc.constantFrom(...TIMEFRAMES), fc.nat(), (ticks, timeframe, pick) => {
      const cut = pick % (ticks.tsMs.length + 1);
      const part = (start: number, end?: number) => ({
        tsMs: ticks.tsMs.subarray(start, end),
        price: ticks.price.subarray(start, end),
        size: ticks.size.subarray(start, end),
      });
      const join = (...parts: readonly (typeof ticks)[]) => {
        const joiner = new TickJoiner(timeframe, marketToPartBy(ticks.tsMs));
        for (const one of parts) joiner.push(one);
        return joiner.finish("ANY", provenance, sha256);
      };
      expect(join(part(0, cut), part(cut))).toEqual(join(ticks));
    }),
    { numRuns: 200 },
  );
});
