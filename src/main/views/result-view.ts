import { z } from "zod";
import { findDoubtfulTrades } from "#engine/calc/quality/find-doubtful-trades.ts";
import type { ResultView, StepLines } from "#shared/ipc/channels/run-channels.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Report } from "#shared/model/report.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { StrategyChoice } from "#shared/model/strategy-choice.ts";
import { thinCurve } from "./thin-curve.ts";

/** Most points of a curve that a window is sent at once; a chart of 2,560 pixels has no use for more. */
const MAXIMUM_POINTS = 20_000;

/** What a finished run left that a result is shown from. */
export interface RunOutputs {
  readonly bars?: readonly BarSeries[];
  readonly caveats?: readonly string[];
  readonly strategyChoice?: StrategyChoice;
  readonly sizing?: SizingPolicy;
  readonly result?: BacktestResult;
  readonly report?: Report;
}

const reportedSteps = z.array(
  z.object({ step: z.string(), title: z.string(), lines: z.array(z.string()).readonly() }),
);

/** The result of a run for people; undefined when it made no backtest. */
export function toResultView(
  run: { readonly runId: RunId; readonly seed: number },
  outputs: RunOutputs,
): ResultView | undefined {
  const { result, strategyChoice, sizing } = outputs;
  if (result === undefined) return undefined;
  const { equity, strategy, contributions, ...rest } = result;
  const caveats = outputs.caveats ?? [];
  const doubtfulTrades = findDoubtfulTrades(result.trades, outputs.bars ?? []);
  return {
    runId: run.runId,
    symbols: rest.symbols,
    isSynthetic: outputs.bars?.some(({ provenance }) => provenance.isSynthetic) ?? false,
    caveats,
    range: { from: rest.range.from, to: rest.range.to },
    strategy: { ...strategy, note: strategyChoice?.note ?? "" },
    sizing,
    initialCash: rest.initialCash,
    statistics: rest.statistics,
    trades: rest.trades,
    ...(doubtfulTrades.length === 0 ? {} : { doubtfulTrades }),
    fills: rest.fills,
    rejected: rest.rejected,
    openPositions: rest.openPositions,
    equity: toEquity(equity),
    // The backtest repeats what its bars say of themselves.
    warnings: rest.warnings.filter((warning) => !caveats.some((caveat) => warning.endsWith(caveat))),
    contributions: readSteps(outputs.report) ?? describeFactors(contributions),
    dataHash: rest.dataHash,
    orderListHash: rest.orderListHash,
    seed: run.seed,
  };
}

function toEquity(curve: BacktestResult["equity"]): ResultView["equity"] {
  const kept = thinCurve(curve, MAXIMUM_POINTS);
  const column = (values: Float64Array): readonly number[] =>
    kept.map((index) => values[index] ?? Number.NaN);
  const pointCount = curve.equity.length;
  return {
    tsOpenMs: column(curve.tsOpenMs),
    equity: column(curve.equity),
    drawdown: column(curve.drawdown),
    ...(pointCount === kept.length ? {} : { thinnedFrom: pointCount }),
  };
}

/** What the report says of each step, the factors that changed an order's size among it. */
function readSteps(report: Report | undefined): readonly StepLines[] | undefined {
  return reportedSteps.safeParse(report?.data["contributions"]).data;
}

/** All that is known without a report: how often each factor changed the size of an order. */
function describeFactors(factors: BacktestResult["contributions"]): readonly StepLines[] {
  const lines = factors.map(
    ({ name, ordersChanged, meanFactor }) =>
      `Factor ${name}: changed the size of ${String(ordersChanged)} orders, mean factor ${meanFactor.toFixed(2)}.`,
  );
  return lines.length === 0 ? [] : [{ step: "sizing", title: "Sizing", lines }];
}
