import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { REGIMES } from "#shared/model/regime.ts";
import { createMarketRegime } from "./slice.ts";

const { manifest, methods } = createMarketRegime();

function inputOf(given: Record<string, unknown>) {
  return manifest.methods.detect.input.parse(given);
}

describe("detect", () => {
  it("answers a series of regimes and what the rules see on the newest bar", async () => {
    const bars = [loadSpx()];
    const output = manifest.methods.detect.output.parse(await methods.detect(inputOf({ bars }), aContext()));
    expect(output.regimes.map((series) => series.regime.length)).toEqual([5_105]);
    expect(output.current).toEqual([
      {
        symbol: "SPX",
        regime: "crisis",
        confidence: expect.closeTo(0.5 + 0.15108304647 / 0.15 - 1, 9),
        asOf: "2020-04-17",
        trendScore: expect.closeTo(-0.12845215772, 9),
        annualVolatility: expect.closeTo(0.5793542158, 9),
        volatilityPercentile: expect.closeTo(0.98015873016, 9),
        drawdown: expect.closeTo(0.15108304647, 9),
      },
    ]);
  });

  it("leaves out what a short history cannot say", async () => {
    const bars = [aBarSeries({ closes: [100, 101] })];
    const { current } = await methods.detect(inputOf({ bars }), aContext());
    expect(current).toEqual([
      { symbol: "TEST", regime: "unknown", confidence: 0, asOf: "2020-01-02", drawdown: 0 },
    ]);
  });

  it("obeys the bounds that the caller gives", async () => {
    const bars = [loadSpx()];
    const input = inputOf({ bars, crisisDrawdown: 0.9 });
    const { regimes } = await methods.detect(input, aContext());
    expect(regimes[0]?.regime.includes(REGIMES.indexOf("crisis"))).toBe(false);
  });

  it("stops when it is cancelled", () => {
    const cancellation = createCancellation();
    cancellation.cancel("a test");
    expect(() => methods.detect(inputOf({ bars: [loadSpx()] }), aContext({ cancellation }))).toThrow(
      "cancelled by a test",
    );
  });
});

describe("history", () => {
  it("measures spells that cover every known bar and transitions that add up", async () => {
    const answer = await methods.history(inputOf({ bars: [loadSpx()] }), aContext());
    const { spells, summaries, transitions } = manifest.methods.history.output.parse(answer);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(spells.map((spell) => spell.bars))).toBe(5_105 - 126);
    expect(sum(summaries.map((summary) => summary.bars))).toBe(5_105 - 126);
    expect(sum(transitions.map((transition) => transition.count))).toBe(5_105 - 127);
    for (const { regime } of summaries) {
      const row = transitions.filter((transition) => transition.from === regime);
      expect(sum(row.map((transition) => transition.probability))).toBeCloseTo(1, 12);
    }
    const compounded = spells.reduce((value, spell) => value * (1 + spell.returnFraction), 1);
    const { close } = loadSpx();
    expect(compounded).toBeCloseTo(close[5_104]! / close[125]!, 9);
    expect(spells.at(-1)?.isOngoing).toBe(true);
  });

  it("tells the crisis of 2008 by its dates and its return", async () => {
    const { spells } = await methods.history(inputOf({ bars: [loadSpx()] }), aContext());
    const crisis = spells.find((spell) => spell.regime === "crisis" && spell.from.startsWith("2008"));
    expect(crisis).toEqual({
      symbol: "SPX",
      regime: "crisis",
      from: "2008-09-18",
      to: "2009-06-08",
      bars: 181,
      returnFraction: expect.closeTo(-0.1878691421, 9),
      isOngoing: false,
    });
  });

  it("answers nothing for a market whose regime was never known", async () => {
    const answer = await methods.history(inputOf({ bars: [aBarSeries({ closes: [1, 2, 3] })] }), aContext());
    expect(answer).toEqual({ spells: [], summaries: [], transitions: [] });
  });
});
