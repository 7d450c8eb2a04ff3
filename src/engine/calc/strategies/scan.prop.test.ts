import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { barAt } from "../bars/bar-at.ts";
import { createIndicatorColumns } from "./indicator-columns.ts";
import { resolveParameters, STRATEGIES } from "./strategy-catalogue.ts";
import type { Decision, Strategy } from "./strategy.ts";

const BARS = 60;

/** Whole prices in a narrow range, so that averages meet, channels are touched and a market stands still. */
const closes = fc.array(fc.integer({ min: 96, max: 104 }), { minLength: BARS, maxLength: BARS });

const short = (strategy: Strategy, draw: (minimum: number, maximum: number) => number) =>
  resolveParameters(
    { ...strategy, constraint: () => undefined },
    Object.fromEntries(
      strategy.parameters.map(({ name, unit, minimum, maximum, step }) => {
        const most = unit === "bars" ? Math.min(maximum, minimum + 12) : maximum;
        return [name, minimum + step * Math.floor(draw(0, 1) * ((most - minimum) / step))];
      }),
    ),
  );

/** Nobody is short where short sales are not allowed. */
const positions = (allowShort: boolean): readonly number[] => (allowShort ? [-1, 0, 1] : [0, 1]);

function wanted(decision: Decision | undefined, position: number, allowShort: boolean): number {
  if (decision === undefined) return position;
  if (decision.target === "short") return allowShort ? -1 : 0;
  return decision.target === "long" ? 1 : 0;
}

const SCANNED = STRATEGIES.filter(({ scan }) => scan !== undefined);

it("is there for those of the strategies", () => {
  expect(SCANNED.map(({ id }) => id)).toEqual([
    "sma_cross",
    "momentum",
    "mean_reversion",
    "volatility",
    "breakout",
    "trend_following",
    "rsi_reversal",
    "macd_trend",
    "buy_and_hold",
  ]);
});

describe.each(SCANNED.map((strategy) => [strategy.id, strategy] as const))("scan of %s", (_, strategy) => {
  // Averages may be equal or the wrong way round for all but this one, whose indicator asks for their order.
  const isStrict = strategy.id === "macd_trend";
  const cases = fc.record({
    closes,
    parameters: fc
      .array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 4, maxLength: 4 })
      .map((draws) => short(strategy, () => draws.pop() ?? 0))
      .filter((parameters) => !isStrict || strategy.constraint(parameters) === undefined),
    allowShort: fc.boolean(),
    isShared: fc.boolean(),
  });

  it("decides what the strategy decides bar by bar, whatever is held", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const series = aBarSeries({ closes: given.closes });
        const scan = strategy.scan?.(
          createIndicatorColumns(series, BARS, given),
          given.parameters,
          given.allowShort,
        );
        for (const position of positions(given.allowShort)) {
          const run = strategy.start(given.parameters);
          const streamed = given.closes.map((_close, index) => run.decide(barAt(series, index), position));
          expect(given.closes.map((_close, index) => scan?.decisionAt(index, position))).toEqual(streamed);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("finds the first bar that wants another position, and the end when there is none", () => {
    fc.assert(
      fc.property(
        cases,
        fc.integer({ min: 0, max: BARS }),
        fc.integer({ min: 0, max: BARS }),
        (given, one, other) => {
          const [from, end] = [Math.min(one, other), Math.max(one, other)];
          const series = aBarSeries({ closes: given.closes });
          const columns = createIndicatorColumns(series, BARS, given);
          const scan = strategy.scan?.(columns, given.parameters, given.allowShort);
          for (const position of positions(given.allowShort)) {
            let first = from;
            while (
              first < end &&
              wanted(scan?.decisionAt(first, position), position, given.allowShort) === position
            )
              first += 1;
            expect(scan?.next(from, end, position)).toBe(first);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
