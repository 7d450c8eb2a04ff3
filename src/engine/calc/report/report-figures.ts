import { strategyTitle } from "#engine/calc/strategies/strategy-names.ts";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";
import type { BacktestResult, Statistics } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { CostStudy } from "#shared/model/cost-study.ts";
import type { DoubtfulTrade } from "#shared/model/doubtful-trade.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { MonteCarlo } from "#shared/model/monte-carlo.ts";
import type { RankedStrategy } from "#shared/model/strategy-choice.ts";
import { epochMs, formatIsoDate, formatIsoTime } from "#shared/model/time.ts";
import { analysedFigures } from "./analysed-figures.ts";
import type { AnalysedFigures } from "./analysed-figures.ts";
import { barsInRange } from "./bars-in-range.ts";
import { findDoubtfulTrades } from "../quality/find-doubtful-trades.ts";
import { drawdownPeriods } from "../metrics/drawdown-periods.ts";
import type { DrawdownPeriod } from "#shared/model/result-analysis.ts";
import { monthlyReturns } from "./monthly-returns.ts";
import type { YearOfReturns } from "./monthly-returns.ts";
import { regimeShares } from "./regime-shares.ts";
import type { RegimeShares } from "./regime-shares.ts";
import type { ReportInput } from "./report-input.ts";
import { reportNotices } from "./report-notices.ts";
import type { ReportNotice } from "./report-notices.ts";
import { returnDistribution } from "./return-distribution.ts";
import type { ReturnBin } from "./return-distribution.ts";
import type { SessionFigures } from "./session/session-figures.ts";
import { stepContributions } from "./step-contributions.ts";
import type { StepContribution } from "./step-contributions.ts";

export interface SeriesFigures {
  readonly symbol: string;
  readonly timeframe: string;
  readonly provider: string;
  readonly isSynthetic: boolean;
  readonly origin: string;
  readonly dataHash: string;
  readonly bars: number;
  readonly barsInRange: number;
  readonly firstBar: string | undefined;
  readonly lastBar: string | undefined;
}

/** What of the result the document and the data both show. */
export interface ResultFigures {
  readonly strategy: BacktestResult["strategy"];
  readonly initialCash: number;
  readonly feeBps: number;
  readonly slippageBps: number;
  /** Further costs and rules that the run was given. */
  readonly execution?: ExecutionTerms;
  /** Borrow fees paid. */
  readonly chargesPaid?: number;
  /** What to give to get the same figures again; undefined where the log does not hold it. */
  readonly seed: number | undefined;
  /** What the confidence intervals are drawn with. */
  readonly intervalSeed: number;
  readonly dataHash: string;
  readonly orderListHash: string;
  readonly barsTraded: number;
  readonly rangeUsed: { readonly from: string; readonly to: string };
  readonly statistics: Statistics;
  readonly monthly: readonly YearOfReturns[];
  readonly drawdowns: readonly DrawdownPeriod[];
  readonly distribution: readonly ReturnBin[];
  readonly openPositions: BacktestResult["openPositions"];
  readonly rejected: BacktestResult["rejected"];
  readonly trades: BacktestResult["trades"];
  /** Those that stood on repaired or suspicious bars. */
  readonly doubtfulTrades: readonly DoubtfulTrade[];
  readonly fills: BacktestResult["fills"];
  /** Undefined in results of versions that did not count them. */
  readonly orders: BacktestResult["orders"];
  readonly equity: BacktestResult["equity"];
  /** Undefined where the bars that were traded are not at hand. */
  readonly analysed: AnalysedFigures | undefined;
}

/** The one set of numbers that the HTML, the JSON and the CSV are written from, so that they cannot differ. */
export interface ReportFigures {
  readonly title: string;
  readonly mode: Mode;
  readonly isSynthetic: boolean;
  /** What differs between two reports of equal runs. */
  readonly made: {
    readonly created: string;
    readonly runId: string | undefined;
    readonly appVersion: string;
  };
  readonly range: ReportInput["range"];
  readonly series: readonly SeriesFigures[];
  readonly notices: readonly ReportNotice[];
  readonly contributions: readonly StepContribution[];
  readonly ranking: readonly RankedStrategy[];
  readonly regimes: readonly RegimeShares[];
  readonly result: ResultFigures | undefined;
  readonly monteCarlo: MonteCarlo | undefined;
  readonly costStudy: CostStudy | undefined;
  readonly study: unknown;
  /** Undefined in the report of a run over past bars. */
  readonly session: SessionFigures | undefined;
}

export function reportFigures(input: ReportInput): ReportFigures {
  return {
    title: titleOf(input),
    mode: input.mode,
    isSynthetic: input.bars.some(({ provenance }) => provenance.isSynthetic),
    made: {
      created: formatIsoTime(input.tsCreatedMs),
      runId: input.runId,
      appVersion: input.appVersion,
    },
    range: input.range,
    series: input.bars.map((series) => toSeriesFigures(series, input.range)),
    notices: reportNotices(input),
    contributions: stepContributions(input),
    ranking: input.strategyChoice?.ranking ?? [],
    regimes: (input.regimes ?? []).map((series) => regimeShares(series, input.range)),
    result:
      input.result === undefined
        ? undefined
        : toResultFigures(input.result, input.bars, seedOf(input, input.result)),
    monteCarlo: input.monteCarlo,
    costStudy: input.costStudy,
    study: input.study,
    session: input.session,
  };
}

function titleOf({ bars, range, result, strategyChoice, session, mode }: ReportInput): string {
  const id = result?.strategy.id ?? strategyChoice?.id;
  const strategy = id === undefined ? undefined : strategyTitle(id);
  const symbols = bars.map(({ symbol }) => symbol);
  const shown = symbols.length > 4 ? [...symbols.slice(0, 4), `${symbols.length - 4} more`] : symbols;
  const subject = strategy === undefined ? shown.join(", ") : `${strategy} on ${shown.join(", ")}`;
  const kind = session === undefined ? "" : `${mode.charAt(0).toUpperCase()}${mode.slice(1)} session of `;
  return `${kind}${subject}, ${range.from} to ${range.to}`;
}

/** A backtest names its seed itself; a session is measured with one, which is not the seed that it traded with. */
function seedOf({ seed, session }: ReportInput, result: BacktestResult): number | undefined {
  return session === undefined ? (seed ?? result.seed) : seed;
}

function toSeriesFigures(series: BarSeries, range: ReportInput["range"]): SeriesFigures {
  const { start, end } = barsInRange(series.tsOpenMs, range);
  const dayAt = (index: number): string | undefined => {
    const time = series.tsOpenMs[index];
    return time === undefined || end <= start ? undefined : formatIsoDate(epochMs(time));
  };
  return {
    symbol: series.symbol,
    timeframe: series.timeframe,
    provider: series.provenance.provider,
    isSynthetic: series.provenance.isSynthetic,
    origin: series.provenance.origin,
    dataHash: series.dataHash,
    bars: series.tsOpenMs.length,
    barsInRange: end - start,
    firstBar: dayAt(start),
    lastBar: dayAt(end - 1),
  };
}

const DRAWDOWNS_SHOWN = 10;

function toResultFigures(
  result: BacktestResult,
  bars: readonly BarSeries[],
  seed: number | undefined,
): ResultFigures {
  return {
    strategy: result.strategy,
    initialCash: result.initialCash,
    feeBps: result.feeBps,
    slippageBps: result.slippageBps,
    ...(result.execution === undefined ? {} : { execution: result.execution }),
    ...(result.chargesPaid === undefined ? {} : { chargesPaid: result.chargesPaid }),
    seed,
    intervalSeed: result.seed,
    dataHash: result.dataHash,
    orderListHash: result.orderListHash,
    barsTraded: result.barsTraded,
    rangeUsed: { from: result.range.from, to: result.range.to },
    statistics: result.statistics,
    monthly: monthlyReturns(result.equity, result.statistics.startEquity),
    drawdowns: drawdownPeriods(result.equity, DRAWDOWNS_SHOWN),
    distribution: returnDistribution(result.trades.map(({ returnFraction }) => returnFraction)),
    openPositions: result.openPositions,
    rejected: result.rejected,
    trades: result.trades,
    doubtfulTrades: findDoubtfulTrades(result.trades, bars),
    fills: result.fills,
    orders: result.orders,
    equity: result.equity,
    analysed: analysedFigures(result, bars),
  };
}
