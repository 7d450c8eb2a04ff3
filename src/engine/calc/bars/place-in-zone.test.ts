import { describe, expect, it } from "vitest";
import { sha256 } from "#engine/testing/sha256.ts";
import { parseBarsCsv } from "./parse-bars-csv.ts";
import { parseTicksCsv } from "./parse-ticks-csv.ts";

const provenance = { provider: "csv", isSynthetic: false, origin: "a test", caveats: [] };
const options = { symbol: "ACME", provenance, hash: sha256, allowGaps: true, zone: "America/New_York" };

function read(times: readonly string[], more: object = {}) {
  const lines = times.map((time) => `${time},10,10,10,10,1`);
  const parsed = parseBarsCsv(["date,open,high,low,close,volume", ...lines].join("\n"), {
    ...options,
    ...more,
  });
  if (!parsed.ok) return parsed.error.map(({ line, field, value }) => [line, field, value]);
  const opens = Array.from(parsed.value.tsOpenMs, (time) => new Date(time).toISOString().slice(0, 16));
  return [opens, parsed.value.provenance.caveats];
}

describe("the zone of times without one", () => {
  it("is that of the clocks which showed them", () => {
    expect(read(["2024-07-09T09:30", "2024-07-09T09:31", "2024-07-09T09:32"])).toEqual([
      ["2024-07-09T13:30", "2024-07-09T13:31", "2024-07-09T13:32"],
      ["times carried no zone and were read as America/New_York"],
    ]);
  });

  it("is UTC where none is named", () => {
    expect(read(["2024-07-09T09:30", "2024-07-09T09:31"], { zone: undefined })).toEqual([
      ["2024-07-09T09:30", "2024-07-09T09:31"],
      ["times carried no zone and were read as UTC"],
    ]);
  });

  it("leaves dates, and the dates of daily bars, as they are", () => {
    expect(read(["2024-07-08", "2024-07-09"])).toEqual([["2024-07-08T00:00", "2024-07-09T00:00"], []]);
    expect(read(["2024-07-08T20:00", "2024-07-09T20:00"])).toEqual([
      ["2024-07-08T00:00", "2024-07-09T00:00"],
      ["daily bars carried a time of day; each was put at midnight UTC of its UTC date"],
    ]);
  });

  it("is refused for times that have their own, and for one that clocks leapt over", () => {
    expect(read(["2024-07-09T09:30Z", "2024-07-09T09:31Z"])).toEqual([
      [undefined, "zone", "America/New_York"],
    ]);
    expect(read(["2024-03-10T01:30", "2024-03-10T02:00", "2024-03-10T03:00"])).toContainEqual([
      3,
      "date",
      "2024-03-10T02:00:00",
    ]);
  });

  it("holds for trades, too", () => {
    const bytes = Buffer.from("date,price,size\n2024-07-09T09:30:00,10,1\n");
    const parsed = parseTicksCsv(bytes, { ...options, timeframe: "1m" });
    expect(parsed.ok && [parsed.value.ticks.tsMs[0], parsed.value.bars.provenance.caveats[0]]).toEqual([
      Date.parse("2024-07-09T13:30Z"),
      "times carried no zone and were read as America/New_York",
    ]);
  });
});
