import type { CountedBatch, CountedFacts } from "#engine/base/counted-backtests.ts";
import type { BacktestResult, Statistics } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { StrategyChoice, StrategyParameters, TriedBacktest } from "#shared/model/strategy-choice.ts";
import type { TradedStrategy } from "#shared/model/strategy-ranking.ts";
import type { Output } from "./call-method.ts";
import type { OnBacktests, SliceCall, SliceRunner } from "./slice-runner.ts";

type Facts = Omit<CountedFacts, "source">;
type Days = CountedBatch["range"];

/** What the methods that run backtests answer; searches tell of theirs as they go. */
const COUNTED: Readonly<Record<string, (output: Output, range: Days | undefined) => readonly Facts[]>> = {
  "backtest.execute": ({ result }) => {
    const { range, strategy, statistics, orderListHash } = result as BacktestResult;
    return [
      {
        range,
        terms: orderListHash,
        backtests: [{ strategy: strategy.id, ...figuresOf(strategy.parameters, statistics) }],
      },
    ];
  },
  "backtest.compare": ({ comparison }, range) => factsOfEach(comparison as readonly TradedStrategy[], range),
  "analyze.compare_strategies": ({ ranking }, range) =>
    factsOfEach(ranking as readonly TradedStrategy[], range),
  "ml_strategy.predict_best": ({ strategyChoice }) => {
    const { backtests = [], history } = strategyChoice as StrategyChoice;
    return backtests.length === 0 ? [] : [{ range: history, terms: "ranking", backtests }];
  },
};

function factsOfEach(traded: readonly TradedStrategy[], range: Days | undefined): readonly Facts[] {
  if (range === undefined) return [];
  return traded.map(({ strategy, parameters, statistics, orderListHash }) => ({
    range,
    terms: orderListHash,
    backtests: [{ strategy, ...figuresOf(parameters, statistics) }],
  }));
}

/** The runner, telling of each backtest that a call ran; a call whose telling fails, fails. */
export function countBacktests(runner: SliceRunner, onBacktests: OnBacktests | undefined): SliceRunner {
  if (onBacktests === undefined) return runner;
  return {
    load: (slice) => runner.load(slice),
    async run(call) {
      const output = await runner.run(call);
      for (const batch of listBatches(call, output)) onBacktests(batch, call.runId);
      return output;
    },
  };
}

function listBatches({ slice, method, input }: SliceCall, output: Output): readonly CountedBatch[] {
  const source = `${slice}.${method}`;
  const list = Object.hasOwn(COUNTED, source) ? COUNTED[source] : undefined;
  const bars = input["bars"] as readonly BarSeries[] | undefined;
  if (list === undefined || bars === undefined) return [];
  return list(output, input["range"] as Days | undefined).map((facts) => ({ ...facts, source, bars }));
}

function figuresOf(
  parameters: StrategyParameters,
  { sharpe, totalReturn, maximumDrawdown, trades }: Statistics,
): Omit<TriedBacktest, "strategy"> {
  return { parameters, sharpe: orZero(sharpe), totalReturn, maximumDrawdown, trades };
}

function orZero(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
