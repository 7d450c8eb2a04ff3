import type { CountedBacktest, CountedBatch } from "#engine/base/counted-backtests.ts";
import type { BacktestResult, Statistics } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { StrategyChoice, StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { Output } from "./call-method.ts";
import type { SliceCall, SliceRunner } from "./slice-runner.ts";

/** Hears of backtests before anybody sees what came of them. */
export type OnBacktests = (batch: CountedBatch, runId: RunId | undefined) => void;

type Facts = Omit<CountedBatch, "source" | "bars">;
type Days = CountedBatch["range"];

/** What the methods that run backtests answer; searches over built-in strategies keep theirs as they go. */
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
  "backtest.compare": ({ comparison }, range) =>
    (comparison as readonly ComparedStrategy[]).flatMap(
      ({ strategy, parameters, statistics, orderListHash }) =>
        range === undefined
          ? []
          : [
              {
                range,
                terms: orderListHash,
                backtests: [{ strategy, ...figuresOf(parameters, statistics) }],
              },
            ],
    ),
  "ml_strategy.predict_best": ({ strategyChoice }) => {
    const { ranking, history } = strategyChoice as StrategyChoice;
    const backtests = ranking.map(({ id, parameters, score, trades }) => ({
      strategy: id,
      parameters,
      sharpe: orZero(score),
      totalReturn: 0,
      maximumDrawdown: 0,
      trades,
    }));
    return backtests.length === 0 ? [] : [{ range: history, terms: "ranking", backtests }];
  },
  "optimize.run": ({ study }) => {
    const { id, strategy, inSample, outOfSample, trials, bestOutOfSample, defaultsOutOfSample } =
      study as RunStudy;
    // A thread that runs a person's own code has no ledger at hand.
    if (!id.startsWith(UNKEPT)) return [];
    const counted = (range: Days, members: RunStudy["trials"]): Facts => ({
      range,
      terms: "search",
      backtests: members.map((trial) => ({ ...trial, strategy })),
    });
    return [counted(inSample, trials), counted(outOfSample, [bestOutOfSample, defaultsOutOfSample])];
  },
};

/** Begins the id of a study that nobody keeps. */
const UNKEPT = "unkept-";

interface ComparedStrategy {
  readonly strategy: string;
  readonly parameters: StrategyParameters;
  readonly statistics: Statistics;
  readonly orderListHash: string;
}

interface RunStudy {
  readonly id: string;
  readonly strategy: string;
  readonly inSample: Days;
  readonly outOfSample: Days;
  readonly trials: readonly Omit<CountedBacktest, "strategy">[];
  readonly bestOutOfSample: Omit<CountedBacktest, "strategy">;
  readonly defaultsOutOfSample: Omit<CountedBacktest, "strategy">;
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
): Omit<CountedBacktest, "strategy"> {
  return { parameters, sharpe: orZero(sharpe), totalReturn, maximumDrawdown, trades };
}

function orZero(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
