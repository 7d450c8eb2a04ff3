import fc from "fast-check";
import { aBacktestInput } from "./a-backtest-input.ts";
import { aBarSeries } from "./a-bar.ts";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { STRATEGIES } from "#engine/calc/strategies/strategy-catalogue.ts";
import type { Strategy } from "#engine/calc/strategies/strategy.ts";

const BARS = 80;

/** Closes that walk by up to a tenth and opens that gap from them by as much: enough to turn orders away. */
const bars = fc
  .array(fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 })), {
    minLength: BARS,
    maxLength: BARS,
  })
  .map((moves) => {
    let close = 100;
    const opens: number[] = [];
    const closes = moves.map(([gap, move]) => {
      opens.push(Number((close * (1 + gap / 1_000)).toFixed(4)));
      close = Number(Math.max(1, close * (1 + move / 1_000)).toFixed(4));
      return close;
    });
    return aBarSeries({ closes, opens });
  });

/** A value on the parameter's steps, of bars one that a short series has room for. */
function valueOf({ unit, minimum, maximum, step }: Strategy["parameters"][number], draw: number): number {
  const most = unit === "bars" ? minimum + 8 : maximum;
  return Number((minimum + step * Math.floor((draw * (most - minimum)) / step)).toPrecision(12));
}

const strategies = fc
  .tuple(
    fc.constantFrom(...STRATEGIES.filter(({ scan }) => scan !== undefined)),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
  )
  .map(([strategy, draws]) => ({
    id: strategy.id,
    parameters: Object.fromEntries(
      strategy.parameters.map((spec, index) => [spec.name, valueOf(spec, draws[index] ?? 0)]),
    ),
    strategy,
  }))
  .filter(({ strategy, parameters }) => strategy.constraint(parameters) === undefined)
  .map(({ id, parameters }) => ({ id, parameters }));

const day = (index: number): string => formatIsoDate(epochMs(Date.UTC(2020, 0, 1 + index)));

/** Backtests as a search asks for them, and some that it never would: no money, no room, dear and tiny lots. */
export const sweepCases = fc
  .record({
    series: bars,
    strategy: strategies,
    from: fc.integer({ min: 0, max: BARS - 1 }),
    fraction: fc.constantFrom(0.98, 0.5, 1, 1.5, 0.001),
    maximumPositionFraction: fc.constantFrom(0.98, 1, 2),
    lotSize: fc.constantFrom(1, 0.001, 1e-8, 100),
    minimumNotional: fc.constantFrom(0, 0, 1_000),
    initialCash: fc.constantFrom(100_000, 1_000, 50, 12_345.67, 9e14),
    feeBps: fc.constantFrom(0, 1, 25, 500),
    slippageBps: fc.constantFrom(0, 1, 25),
    allowShort: fc.boolean(),
    execution: fc.constantFrom<(ExecutionTerms | undefined)[]>(
      ...Array<undefined>(6).fill(undefined),
      { halfSpreadBps: 5 },
      { minimumFee: 2, latencyBars: 1 },
      { borrowRate: 0.1, initialMargin: 0.5 },
    ),
  })
  .map(({ series, strategy, from, initialCash, feeBps, slippageBps, allowShort, execution, ...sizing }) =>
    aBacktestInput({
      bars: [series],
      range: { from: day(from), to: day(BARS - 1), isAsked: true },
      strategy,
      sizing: defaultPolicy({ ...sizing, maximumGrossFraction: sizing.maximumPositionFraction }),
      initialCash,
      feeBps,
      slippageBps,
      allowShort,
      ...(execution === undefined ? {} : { execution }),
    }),
  );
