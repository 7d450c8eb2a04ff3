import { describe, expect, it } from "vitest";
import { REGIMES } from "#shared/model/regime.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { regimeShares } from "./regime-shares.ts";

const FIRST_MS = Date.UTC(2020, 0, 1);

function series(...names: readonly (typeof REGIMES)[number][]): Parameters<typeof regimeShares>[0] {
  return {
    symbol: "SPX",
    tsOpenMs: Float64Array.from(names, (_, day) => FIRST_MS + day * DAY_MS),
    regime: Uint8Array.from(names, (name) => REGIMES.indexOf(name)),
    confidence: new Float64Array(names.length),
  };
}

describe("regimeShares", () => {
  it("counts the range only and joins neighbours of one regime", () => {
    const shares = regimeShares(
      series("unknown", "crisis", "crisis", "bull_quiet", "crisis", "sideways_quiet"),
      { from: "2020-01-02", to: "2020-01-05" },
    );
    expect(shares).toEqual({
      symbol: "SPX",
      bars: 4,
      shares: [
        { regime: "crisis", fraction: 0.75 },
        { regime: "bull_quiet", fraction: 0.25 },
      ],
      stretches: [
        { regime: "crisis", tsStartMs: FIRST_MS + DAY_MS, tsEndMs: FIRST_MS + 3 * DAY_MS },
        { regime: "bull_quiet", tsStartMs: FIRST_MS + 3 * DAY_MS, tsEndMs: FIRST_MS + 4 * DAY_MS },
        { regime: "crisis", tsStartMs: FIRST_MS + 4 * DAY_MS, tsEndMs: FIRST_MS + 4 * DAY_MS },
      ],
    });
  });

  it("is empty without a bar in the range", () => {
    expect(regimeShares(series("crisis"), { from: "2021-01-01", to: "2021-12-31" })).toEqual({
      symbol: "SPX",
      bars: 0,
      shares: [],
      stretches: [],
    });
  });
});
