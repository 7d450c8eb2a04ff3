import { describe, expect, it } from "vitest";
import type { IndicatorInfo } from "#shared/model/indicator.ts";
import {
  problemOf,
  readIndicator,
  searchIndicators,
  withDefaults,
  writeIndicator,
} from "./indicator-text.ts";

const period = {
  name: "period",
  title: "Period",
  unit: "bars",
  default: 20,
  minimum: 2,
  maximum: 500,
  isWhole: true,
};
const width = { ...period, name: "width", default: 2, minimum: 0.1, maximum: 10, isWhole: false };

function anIndicator(id: string, overrides: Partial<IndicatorInfo> = {}): IndicatorInfo {
  const drawn = { pane: "price", unit: "price", lines: ["value"], needsBenchmark: false } as const;
  const text = { title: id, description: "", group: "average" } as const;
  return { id, ...text, ...drawn, parameters: [], ...overrides };
}

const obv = anIndicator("obv", { title: "On-balance volume", group: "volume" });
const bands = anIndicator("bollinger", { parameters: [period, width], group: "channel" });
const catalogue = [obv, bands];

describe("readIndicator", () => {
  it("reads what writeIndicator wrote, and fills in what was left out", () => {
    const chosen = { info: bands, values: [30, 2.5] };
    expect(readIndicator(catalogue, writeIndicator(chosen))).toEqual(chosen);
    expect(readIndicator(catalogue, "bollinger(30)")).toEqual({ info: bands, values: [30, 2] });
    expect(writeIndicator(withDefaults(obv))).toBe("obv");
  });

  it("knows nothing that is not in the catalogue", () => {
    expect([readIndicator(catalogue, "sma(5)"), readIndicator(catalogue, "obv(")]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe("problemOf", () => {
  it("says which numbers will do", () => {
    expect([problemOf(period, 20), problemOf(period, 1.5), problemOf(width, 99)]).toEqual([
      undefined,
      "a whole number from 2 to 500",
      "a number from 0.1 to 10",
    ]);
  });
});

describe("searchIndicators", () => {
  it("finds by any words of what is known of an indicator", () => {
    expect(searchIndicators(catalogue, "Volume bal")).toEqual([obv]);
    expect(searchIndicators(catalogue, "")).toEqual(catalogue);
  });
});
