import { strategyTitle } from "#engine/calc/strategies/strategy-names.ts";
import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { sliceBefore } from "#engine/calc/bars/slice-range.ts";
import { barsPerYear } from "#engine/calc/calendar/bars-per-year.ts";
import { listOwnStrategies } from "#engine/calc/strategies/own-strategies.ts";
import { fitsMarket } from "#engine/calc/strategies/start-runs.ts";
import { STRATEGIES, findStrategy, resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import type { Strategy } from "#engine/calc/strategies/strategy.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type {
  RankedStrategy,
  StrategyChoice,
  StrategyParameters,
  TriedBacktest,
} from "#shared/model/strategy-choice.ts";
import { epochMs, formatIsoDate, parseIsoDate } from "#shared/model/time.ts";
import { candidateParameters } from "./candidates.ts";
import { FOLD_COUNT } from "./folds.ts";
import type { mlStrategyManifest } from "./manifest.ts";
import { measureCandidates } from "./measure-candidate.ts";
import { rankStrategy } from "./rank-strategy.ts";

type Input = z.output<(typeof mlStrategyManifest)["methods"]["predict_best"]["input"]>;

/** Bars of history below which a ranking would be a guess. */
const MINIMUM_HISTORY_BARS = 252;
const BENCHMARK = "buy_and_hold";

/** Chooses the strategy of a run from bars before `range.from` only; nothing at or after it is looked at. */
export function predictBest(
  input: Input,
  context: SliceContext,
): { readonly strategyChoice: StrategyChoice } {
  const history = historyBefore(input.bars, input.range.from);
  const tried: TriedBacktest[] = [];
  const question = { input, history, context, tried };
  const strategyChoice =
    input.strategy === undefined ? rankAll(question) : measureNamed(question, findStrategy(input.strategy));
  return { strategyChoice: { ...strategyChoice, backtests: tried } };
}

interface Question {
  readonly input: Input;
  readonly history: readonly BarSeries[];
  readonly context: SliceContext;
  /** Every backtest so far. */
  readonly tried: TriedBacktest[];
}

/** Every series cut before `from`; a series without any bar before it is left out. */
function historyBefore(bars: readonly BarSeries[], from: string): readonly BarSeries[] {
  const tsFromMs = parseIsoDate(from) ?? epochMs(0);
  return bars.map((series) => sliceBefore(series, tsFromMs)).filter((series) => series.tsOpenMs.length > 0);
}

function rankAll(question: Question): StrategyChoice {
  const { input, history, context } = question;
  const bars = shortest(history, input.bars.length);
  if (bars < MINIMUM_HISTORY_BARS) throw notEnoughHistory(input, bars);
  const market = { symbols: input.bars.map(({ symbol }) => symbol), allowShort: input.allowShort };
  const strategies = STRATEGIES.filter(
    (strategy) => strategy.id !== BENCHMARK && fitsMarket(strategy, market),
  );
  const ranking = strategies
    .map((strategy, index) => {
      context.progress(index / strategies.length, `ranking ${strategy.title}`);
      return measure(strategy, candidateParameters(strategy), question);
    })
    .toSorted((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1));
  const [best] = ranking;
  if (best === undefined) throw notEnoughHistory(input, bars);
  const benchmark = measure(findStrategy(BENCHMARK), [{}], question);
  const note =
    `Ranked ${String(ranking.length)} strategies by the Sharpe ratio of their returns over ${String(FOLD_COUNT)} anchored walk-forward folds ` +
    `on bars before ${input.range.from}; each fold used only parameters chosen before it. ` +
    `${strategyTitle(best.id)} scored ${best.score.toFixed(2)}, buying and holding ${benchmark.score.toFixed(2)}. ` +
    "This is a ranking of past results, not a trained model, and says nothing certain of what follows." +
    noteOnOwnStrategies();
  return choice(best.id, best.parameters, "walk_forward_ranking", note, ranking, best, history, bars);
}

function noteOnOwnStrategies(): string {
  const titles = listOwnStrategies().map(({ title }) => title);
  return titles.length === 0
    ? ""
    : ` Your own strategies (${titles.join(", ")}) are traded when they are named, not ranked.`;
}

function measureNamed(question: Question, strategy: Strategy): StrategyChoice {
  const { input, history } = question;
  const parameters = resolveParameters(strategy, input.parameters ?? {});
  const bars = shortest(history, input.bars.length);
  const evidence = bars < MINIMUM_HISTORY_BARS ? undefined : measure(strategy, [parameters], question);
  const note =
    `The run named ${strategyTitle(strategy.id)}. ` +
    (evidence === undefined
      ? `There are ${String(bars)} bars before ${input.range.from}, fewer than the ${String(MINIMUM_HISTORY_BARS)} it takes to measure it.`
      : `On bars before ${input.range.from} its returns had a Sharpe ratio of ${evidence.score.toFixed(2)} over ${String(FOLD_COUNT)} folds.`);
  return choice(
    strategy.id,
    parameters,
    "named",
    note,
    evidence === undefined ? [] : [evidence],
    evidence,
    history,
    bars,
  );
}

function measure(
  strategy: Strategy,
  candidates: readonly StrategyParameters[],
  { input, history, context, tried }: Question,
): RankedStrategy {
  const { from, to } = span(history);
  const { initialCash, feeBps, slippageBps, allowShort, execution } = withExecution(input);
  const range = { from, to, isAsked: false };
  const runs = measureCandidates(
    strategy.id,
    candidates,
    {
      bars: history,
      range,
      initialCash,
      feeBps,
      slippageBps,
      allowShort,
      ...(execution === undefined ? {} : { execution }),
      seed: context.seed,
    },
    context,
  );
  tried.push(...runs.map((run) => run.tried));
  return rankStrategy(strategy.id, runs, mostBarsPerYear(history));
}

/** The joined curve has a point wherever any symbol has a bar. */
function mostBarsPerYear(history: readonly BarSeries[]): number {
  return Math.max(...history.map((series) => barsPerYear(series)(series.tsOpenMs.length - 1)));
}

function choice(
  id: string,
  parameters: StrategyParameters,
  method: StrategyChoice["method"],
  note: string,
  ranking: readonly RankedStrategy[],
  evidence: RankedStrategy | undefined,
  history: readonly BarSeries[],
  bars: number,
): StrategyChoice {
  const wins = evidence?.folds.filter(({ returnFraction }) => returnFraction > 0).length ?? 0;
  const confidence = evidence === undefined ? 1 : wins / Math.max(1, evidence.folds.length);
  return { id, parameters, method, note, ranking, evidence, confidence, history: { ...span(history), bars } };
}

function shortest(history: readonly BarSeries[], wanted: number): number {
  return history.length < wanted ? 0 : Math.min(...history.map((series) => series.tsOpenMs.length));
}

function span(history: readonly BarSeries[]): { readonly from: string; readonly to: string } {
  if (history.length === 0) return { from: "", to: "" };
  const starts = history.map((series) => series.tsOpenMs[0] ?? 0);
  const ends = history.map((series) => series.tsOpenMs.at(-1) ?? 0);
  return { from: formatIsoDate(epochMs(Math.min(...starts))), to: formatIsoDate(epochMs(Math.max(...ends))) };
}

function notEnoughHistory(input: Input, bars: number) {
  return userError({
    code: "ml_strategy.not-enough-history",
    message: `choosing a strategy needs ${String(MINIMUM_HISTORY_BARS)} bars before from, there were ${String(bars)}`,
    field: "from",
    value: input.range.from,
    remedy: "ask for a later from, or name a strategy",
  });
}
