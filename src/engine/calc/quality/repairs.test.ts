import { describe, expect, it } from "vitest";
import { aCalmMarket } from "#engine/testing/a-calm-market.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { QUALITY } from "#shared/model/bar.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { epochMs } from "#shared/model/time.ts";
import { barAt } from "../bars/bar-at.ts";
import { applyRepairs } from "./apply-repairs.ts";
import { inspectSeries } from "./inspect-series.ts";
import { proposeRepairs } from "./propose-repairs.ts";

const NOW = epochMs(7);

function propose(series: BarSeries) {
  return proposeRepairs(series, inspectSeries(series, [], 0.5, sha256).findings, NOW);
}
function spiked(changes: Partial<Record<"open" | "high" | "low" | "close", number>>): BarSeries {
  const series = aCalmMarket(100);
  const columns = Object.entries(changes).map(([field, value]) => [
    field,
    series[field as "open"].with(50, value),
  ]);
  return { ...series, ...Object.fromEntries(columns) } as BarSeries;
}

describe("proposeRepairs", () => {
  it("shrinks a lone high or low to the prices that are left", () => {
    const series = spiked({ high: 900, low: 1 });
    const { open, close } = barAt(series, 50);
    expect(propose(series)).toEqual([
      {
        was: barAt(series, 50),
        became: {
          ...barAt(series, 50),
          high: Math.max(open, close),
          low: Math.min(open, close),
        },
        reason: expect.stringMatching(/^high 900, low 1 stands alone between closes of/),
        tsRepairedMs: NOW,
      },
    ]);
  });

  it("puts the close before in place of a lone open or close", () => {
    const series = spiked({ close: 500, high: 500 });
    const before = series.close[49]!;
    const [repair] = propose(series);
    expect([repair?.became.close, repair?.became.high]).toEqual([before, Math.max(before, series.open[50]!)]);
  });

  it("gives bars that are valid and calm", () => {
    const series = spiked({ open: 1, close: 500, high: 500, low: 1 });
    const repaired = applyRepairs(series, propose(series), sha256);
    expect(inspectSeries(repaired, [], 0.5, sha256).findings).toEqual([]);
  });
});

describe("applyRepairs", () => {
  const series = spiked({ high: 900 });
  const repairs = propose(series);

  it("changes the bar, its grade, the hash and the caveats, and leaves the stored series as it came", () => {
    const repaired = applyRepairs(series, repairs, sha256);
    expect([repaired.high[50], repaired.quality[50], series.high[50]]).toEqual([
      repairs[0]!.became.high,
      QUALITY.repaired,
      900,
    ]);
    expect(repaired.dataHash).not.toBe(series.dataHash);
    expect(repaired.provenance.caveats).toEqual([
      expect.stringMatching(
        /^1 bar of TEST was repaired on request, the first at 2020-02-20.*: high 900 stands alone/,
      ),
    ]);
    expect(Array.from(repaired.quality).filter((grade) => grade !== QUALITY.real)).toHaveLength(1);
  });

  it("leaves out the repair of a bar that changed or is gone, and says so", () => {
    const other = { ...series, high: series.high.with(50, 800) };
    const [short] = [applyRepairs(aCalmMarket(10), repairs, sha256)];
    expect([applyRepairs(other, repairs, sha256).high[50], short.quality.length]).toEqual([800, 10]);
    expect(applyRepairs(other, repairs, sha256).provenance.caveats).toEqual([
      "1 bar of TEST changed since the repair, which is left out",
    ]);
  });

  it("gives the very series where nothing is repaired", () => {
    expect(applyRepairs(series, [], sha256)).toBe(series);
  });
});
