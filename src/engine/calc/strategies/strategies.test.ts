import { describe, expect, it } from "vitest";
import { aBar } from "#engine/testing/a-bar.ts";
import type { Bar } from "#shared/model/bar.ts";
import { epochMs } from "#shared/model/time.ts";
import { STRATEGY_IDS, type StrategyParameters } from "#shared/model/strategy-choice.ts";
import { startRuns } from "./start-runs.ts";
import { findStrategy, resolveParameters, STRATEGIES } from "./strategy-catalogue.ts";

type Target = "long" | "short" | "flat" | undefined;

/** What the strategy wants at each bar when it gets the position that it asked for. */
function targetsOver(id: string, parameters: StrategyParameters, bars: readonly Partial<Bar>[]): Target[] {
  const strategy = findStrategy(id);
  const run = strategy.start(resolveParameters(strategy, parameters));
  let position = 0;
  return bars.map((bar) => {
    const decision = run.decide(aBar(bar), position);
    if (decision !== undefined) position = { long: 1, short: -1, flat: 0 }[decision.target];
    return decision?.target;
  });
}

const closes = (...values: readonly number[]): Partial<Bar>[] => values.map((close) => ({ close }));

describe("sma_cross", () => {
  const parameters = { fast: 2, slow: 3 };

  it("trades a real cross only, and the cross back", () => {
    // Averages of 2 and 3: 9 below 9.67, 10 and 10, 11 above 10, 8.5 below 9.67, 8 below 8.67.
    expect(targetsOver("sma_cross", parameters, closes(11, 10, 8, 12, 10, 7, 9))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      "long",
      "short",
      undefined,
    ]);
  });

  it("does not take a trend that already runs for a cross", () => {
    expect(targetsOver("sma_cross", parameters, closes(1, 2, 3, 4, 5, 6))).toEqual(Array(6).fill(undefined));
  });

  it("crosses from equal averages, as ta.crossover does", () => {
    expect(targetsOver("sma_cross", parameters, closes(5, 5, 5, 5, 6)).at(-1)).toBe("long");
  });

  it("takes rounding in the running sums for no difference", () => {
    // From the fifth bar on both averages are 0.1; their running sums differ by 3e-17, which would be a cross up.
    const targets = targetsOver("sma_cross", parameters, closes(0.3, 0.2, 0.1, 0.1, 0.1, 0.1));
    expect(targets).toEqual(Array(6).fill(undefined));
  });
});

describe("momentum", () => {
  const parameters = { lookback: 2, threshold: 0.1 };

  it("enters beyond the threshold, holds inside it and leaves when the change is gone", () => {
    expect(targetsOver("momentum", parameters, closes(100, 100, 111, 105, 110, 108))).toEqual([
      undefined,
      undefined,
      "long",
      undefined,
      "flat",
      undefined,
    ]);
  });

  it("sells short as far below", () => {
    expect(targetsOver("momentum", parameters, closes(100, 100, 89, 89, 89))).toEqual([
      undefined,
      undefined,
      "short",
      undefined,
      "flat",
    ]);
  });

  it("is half as strong at the threshold as at twice the threshold", () => {
    const strategy = findStrategy("momentum");
    const strengthAt = (close: number): number | undefined => {
      const run = strategy.start(resolveParameters(strategy, parameters));
      run.decide(aBar({ close: 100 }), 0);
      run.decide(aBar({ close: 100 }), 0);
      return run.decide(aBar({ close }), 0)?.strength;
    };
    expect(strengthAt(110.000001)).toBeCloseTo(0.5, 6);
    expect([strengthAt(121), strengthAt(150)]).toEqual([1, 1]);
  });
});

describe("mean_reversion", () => {
  const parameters = { period: 5, deviations: 1 };

  it("buys below the lower band and leaves at the middle", () => {
    expect(targetsOver("mean_reversion", parameters, closes(100, 101, 100, 101, 90, 100))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      "long",
      "flat",
    ]);
  });

  it("sells short above the upper band", () => {
    expect(targetsOver("mean_reversion", parameters, closes(100, 101, 100, 101, 112, 100))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      "short",
      "flat",
    ]);
  });
});

describe("volatility", () => {
  const parameters = { period: 5, maximumVolatility: 0.02 };

  it("goes with a calm rise and stands aside when it gets rough", () => {
    const rise = [100, 100.5, 101, 101.5, 102, 102.5];
    expect(targetsOver("volatility", parameters, closes(...rise, 120, 121)).slice(4)).toEqual([
      undefined,
      "long",
      "flat",
      undefined,
    ]);
  });

  it("goes with a calm fall", () => {
    expect(targetsOver("volatility", parameters, closes(100, 99.5, 99, 98.5, 98, 97.5)).at(-1)).toBe("short");
  });
});

describe("breakout", () => {
  it("compares the close with the channel of the bars before it", () => {
    const bars = [
      { high: 10, low: 8, close: 9 },
      { high: 11, low: 9, close: 10 },
      { high: 12, low: 9, close: 11 },
      { high: 13, low: 9, close: 12.5 },
      { high: 12, low: 7, close: 7.5 },
    ];
    // At the third bar the channel's top is 11 and the close is 11: touched, not broken.
    expect(targetsOver("breakout", { period: 2 }, bars)).toEqual([
      undefined,
      undefined,
      undefined,
      "long",
      "short",
    ]);
  });
});

describe("buy_and_hold", () => {
  it("buys at the first bar and never again", () => {
    expect(targetsOver("buy_and_hold", {}, closes(1, 2, 3))).toEqual(["long", undefined, undefined]);
  });
});

describe("trend_following", () => {
  const parameters = { fast: 2, middle: 3, slow: 4 };

  it("enters when all three averages are lined up and leaves when the fast one crosses the middle one", () => {
    // Averages of 2, 3 and 4 at the fourth bar: 12.5 above 12, 12 above 11.5; at the fifth 11 below 11.33.
    expect(targetsOver("trend_following", parameters, closes(10, 11, 12, 13, 9, 8))).toEqual([
      undefined,
      undefined,
      undefined,
      "long",
      "flat",
      "short",
    ]);
  });

  it("takes averages that differ by rounding for equal, and holds on", () => {
    const targets = targetsOver("trend_following", parameters, closes(0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1));
    expect(targets).toEqual([undefined, undefined, undefined, "short", undefined, undefined, undefined]);
    expect(targetsOver("trend_following", parameters, closes(5, 5, 5, 5, 5))).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe("rsi_reversal", () => {
  const parameters = { period: 2, oversold: 30, overbought: 70 };

  it("buys on the way back above the oversold line and leaves at 50", () => {
    // RSI(2): 0 after two falls, then 33 after a rise of half the averaged fall, then above 50.
    expect(targetsOver("rsi_reversal", parameters, closes(100, 90, 80, 85, 95))).toEqual([
      undefined,
      undefined,
      undefined,
      "long",
      "flat",
    ]);
  });

  it("sells short on the way back below the overbought line", () => {
    expect(targetsOver("rsi_reversal", parameters, closes(100, 110, 120, 115)).at(-1)).toBe("short");
  });

  it("does not buy while the index is still falling", () => {
    expect(targetsOver("rsi_reversal", parameters, closes(100, 90, 80, 70, 60))).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe("macd_trend", () => {
  const parameters = { fast: 2, slow: 3, signal: 2 };

  it("trades the crosses of the line and its signal", () => {
    const targets = targetsOver("macd_trend", parameters, closes(10, 10, 10, 10, 12, 14, 10, 6));
    expect(targets.filter((target) => target !== undefined)).toEqual(["long", "short"]);
    expect(targets.indexOf("long")).toBe(4);
  });

  it("takes a market that does not move for no cross", () => {
    expect(targetsOver("macd_trend", parameters, closes(0.1, 0.1, 0.1, 0.1, 0.1, 0.1))).toEqual(
      Array(6).fill(undefined),
    );
  });
});

describe("pairs", () => {
  const strategy = findStrategy("pairs");
  const parameters = resolveParameters(strategy, { period: 5, entry: 1.5, exit: 0.5 });
  const first = [100, 101, 100, 101, 100, 120, 121, 100, 108, 108];
  const second = Array<number>(10).fill(50);

  /** Targets of both legs when each gets what it asks for; `isSecondFirst` asks the legs in the other order. */
  function targetsOfLegs(isSecondFirst = false): readonly (readonly Target[])[] {
    const runs = startRuns(strategy, parameters, ["AAA", "BBB"]);
    const positions = [0, 0];
    const targets: Target[][] = [[], []];
    const legs = isSecondFirst ? [1, 0] : [0, 1];
    for (let index = 0; index < first.length; index += 1) {
      for (const leg of legs) {
        const close = (leg === 0 ? first : second)[index]!;
        const decision = runs[leg]!.decide(aBar({ tsOpenMs: epochMs(index), close }), positions[leg]!);
        if (decision !== undefined) positions[leg] = { long: 1, short: -1, flat: 0 }[decision.target];
        targets[leg]!.push(decision?.target);
      }
    }
    return targets;
  }

  it("sells the dear leg and buys the cheap one, one bar after both have closed, and leaves both near the mean", () => {
    const [dear, cheap] = targetsOfLegs();
    // The ratio jumps at the sixth bar, so both decide at the seventh.
    expect(dear!.slice(5)).toEqual([undefined, "short", undefined, undefined, "flat"]);
    expect(cheap!.slice(5)).toEqual([undefined, "long", undefined, undefined, "flat"]);
  });

  it("decides the same whichever leg is asked first", () => {
    expect(targetsOfLegs(true)).toEqual(targetsOfLegs(false));
  });

  it("has nothing to trade while the ratio does not move", () => {
    const runs = startRuns(strategy, parameters, ["AAA", "BBB"]);
    const decisions = Array.from({ length: 20 }, (_, index) =>
      runs.map((run) => run.decide(aBar({ tsOpenMs: epochMs(index), close: 100 }), 0)),
    );
    expect(decisions.flat().every((decision) => decision === undefined)).toBe(true);
  });

  it("leaves out times that only one of the markets has", () => {
    const runs = startRuns(strategy, parameters, ["AAA", "BBB"]);
    const tell = (leg: number, time: number, close: number) =>
      runs[leg]!.decide(aBar({ tsOpenMs: epochMs(time), close }), 0)?.target;
    for (const time of [0, 2, 4, 6, 8]) {
      tell(0, time, 100 + (time % 4));
      // A day on which the first market is shut, with a price that no ratio must see.
      tell(1, time - 1, 1);
      tell(1, time, 50);
    }
    tell(0, 10, 140);
    tell(1, 10, 50);
    expect([tell(0, 12, 140), tell(1, 12, 50)]).toEqual(["short", "long"]);
  });
});

describe("every strategy", () => {
  it("is in the catalogue under its id", () => {
    expect(STRATEGIES.map(({ id }) => id)).toEqual(STRATEGY_IDS);
  });

  it.each(STRATEGIES.map((strategy) => [strategy.id, strategy] as const))(
    "%s has defaults within their ranges, a warm-up and a description of when it works and fails",
    (_id, strategy) => {
      const parameters = resolveParameters(strategy, {});
      expect(Object.keys(parameters)).toEqual(strategy.parameters.map(({ name }) => name));
      expect(strategy.warmUpBars(parameters)).toBeGreaterThan(0);
      expect(strategy.description).toMatch(/works.*fails/s);
    },
  );

  it.each(STRATEGIES.map((strategy) => [strategy.id, strategy] as const))(
    "%s decides nothing before its warm-up is over",
    (_id, strategy) => {
      const parameters = resolveParameters(strategy, {});
      const run = strategy.start(parameters);
      const prices = Array.from(
        { length: strategy.warmUpBars(parameters) - 1 },
        (_, index) => 100 + 20 * Math.sin(index),
      );
      expect(prices.map((close) => run.decide(aBar({ close }), 0))).toEqual(prices.map(() => undefined));
    },
  );
});
