import { describe, expect, it } from "vitest";
import { sha256 } from "#engine/testing/sha256.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { parseTicksCsv } from "./parse-ticks-csv.ts";

const provenance = { provider: "csv", isSynthetic: false, origin: "a test", caveats: [] };

function parse(lines: readonly string[], timeframe: Timeframe = "1m", more: object = {}) {
  const bytes = Buffer.from(["time,price,size", ...lines].join("\n"));
  const parsed = parseTicksCsv(bytes, { symbol: "ACME", timeframe, provenance, hash: sha256, ...more });
  return parsed.ok ? { ...parsed, value: parsed.value.bars } : parsed;
}

const TRADES = [
  "2024-07-09T13:30:00.250Z,10,5",
  "2024-07-09T13:30:00.250Z,12,1",
  "2024-07-09T13:30:59.999Z,9,2",
  "2024-07-09T13:32:00Z,11,3",
  "2024-07-09T19:59:59Z,13,4",
];

describe("parseTicksCsv", () => {
  it("joins trades to minutes, leaves out those without one and says how many trades there were", () => {
    const parsed = parse(TRADES);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        timeframe: "1m",
        open: Float64Array.of(10, 11, 13),
        high: Float64Array.of(12, 11, 13),
        low: Float64Array.of(9, 11, 13),
        close: Float64Array.of(9, 11, 13),
        volume: Float64Array.of(8, 3, 4),
        provenance: { caveats: ["1m bars were joined from 5 trades"] },
      },
    });
  });

  it.each<[Timeframe, string]>([
    ["4h", "2024-07-09T13:30"],
    ["1d", "2024-07-09T00:00"],
    ["1w", "2024-07-08T00:00"],
    ["1mo", "2024-07-01T00:00"],
  ])("joins them to %s from %s on", (timeframe, first) => {
    const parsed = parse(TRADES, timeframe);
    expect(parsed.ok && new Date(parsed.value.tsOpenMs[0]!).toISOString().slice(0, 16)).toBe(first);
  });

  it("lists trades that are out of order, without a price, or negative", () => {
    const parsed = parse([TRADES[3]!, TRADES[0]!, "2024-07-09T13:33:00Z,,1", "2024-07-09T13:34:00Z,0,-1"]);
    expect(parsed.ok ? [] : parsed.error.map(({ line, field }) => [line, field])).toEqual([
      [4, "price"],
      [3, "date"],
      [5, "price"],
      [5, "size"],
    ]);
  });

  it("refuses a session without a trade unless gaps are allowed", () => {
    const gap = [TRADES[0]!, "2024-07-11T13:30:00Z,10,1"];
    const refused = parse(gap);
    expect(refused.ok ? [] : refused.error.map(({ value }) => value)).toEqual(["no bar for 2024-07-10"]);
    expect(parse(gap, "1m", { allowGaps: true })).toMatchObject({
      ok: true,
      value: {
        provenance: { caveats: [expect.any(String), "1 gaps were allowed; first: no bar for 2024-07-10"] },
      },
    });
  });

  it("takes columns that are called otherwise", () => {
    const bytes = Buffer.from("when,px,qty\n2024-07-09T13:30:00Z,10,1\n");
    const mapping = { date: "When", price: "px", size: "qty" };
    const parsed = parseTicksCsv(bytes, { symbol: "A", timeframe: "1m", provenance, hash: sha256, mapping });
    expect(parsed.ok).toBe(true);
  });
});
