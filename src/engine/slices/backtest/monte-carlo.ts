import type { z } from "zod";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { deriveSeed } from "#engine/base/rng.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { findTradedBars } from "#engine/calc/kernel/traded-bars.ts";
import { balanceCurve, deepestFall } from "#engine/calc/metrics/balance-curve.ts";
import { equityMarks, markCount } from "#engine/calc/monte-carlo/equity-marks.ts";
import { simulateTrades } from "#engine/calc/monte-carlo/simulate-trades.ts";
import { summarizeOutcomes } from "#engine/calc/monte-carlo/summarize-outcomes.ts";
import type { MonteCarloStudy } from "#shared/model/monte-carlo.ts";
import type { backtestManifest } from "./manifest.ts";
import { spreadPaths } from "./spread-paths.ts";

type Method = (typeof backtestManifest)["methods"]["monte_carlo"];
type Input = z.output<Method["input"]>;

/** Below this there is nothing to put in another order, or to draw from. */
const MINIMUM_TRADES = 5;
const MINIMUM_BARS = 30;

/** How else the result could have come out: from its trades, and on other paths of the prices. */
export async function monteCarlo(
  input: Input,
  context: SliceContext,
  caller: SliceCaller,
): Promise<z.input<Method["output"]>> {
  const { trades } = input.result;
  const bars = barsDrawnFrom(input);
  const isTraded = trades.length >= MINIMUM_TRADES;
  const isWalkable = input.paths > 0 && bars >= MINIMUM_BARS;
  const studies = [
    ...(isTraded ? (["shuffled_trades", "drawn_trades"] as const) : []).map((method) =>
      studyTrades(input, method, context),
    ),
    ...(isWalkable ? [await studyPaths(input, bars, caller, context)] : []),
  ];
  context.progress(1, `${String(studies.length)} studies`);
  return {
    monteCarlo: {
      seed: context.seed,
      studies,
      notes: [
        ...(isTraded
          ? []
          : [
              `Trades were not shuffled: ${String(trades.length)} closed trades are fewer than ${String(MINIMUM_TRADES)}.`,
            ]),
        ...(isWalkable
          ? []
          : [
              input.paths === 0
                ? "No market paths were asked for."
                : `No market paths: ${String(bars)} bars are fewer than ${String(MINIMUM_BARS)}.`,
            ]),
      ],
    },
  };
}

function studyTrades(
  { result, simulations, ruinFraction }: Input,
  method: "shuffled_trades" | "drawn_trades",
  { seed, cancellation }: SliceContext,
): MonteCarloStudy {
  cancellation.throwIfCancelled();
  const { trades, initialCash } = result;
  const balance = balanceCurve(initialCash, trades);
  const marks = equityMarks(trades.length, markCount(simulations));
  return summarizeOutcomes(
    simulateTrades(trades, initialCash, { method, simulations, seed: deriveSeed(seed, method), marks }),
    {
      method,
      sampleSize: trades.length,
      meanBlockBars: undefined,
      startEquity: initialCash,
      actual: {
        endEquity: balance.at(-1) ?? initialCash,
        maximumDrawdown: deepestFall(initialCash, balance).fraction,
      },
      ruinFraction,
    },
    {
      steps: Float64Array.from(marks),
      tsMs: undefined,
      actual: Float64Array.from(marks, (step) =>
        step === 0 ? initialCash : (balance[step - 1] ?? Number.NaN),
      ),
    },
  );
}

async function studyPaths(
  input: Input,
  bars: number,
  caller: SliceCaller,
  context: SliceContext,
): Promise<MonteCarloStudy> {
  const { result, simulations: _, ruinFraction, paths, ...settings } = input;
  const { endEquity, maximumDrawdown } = result.statistics;
  const { tsOpenMs, equity } = result.equity;
  const marks = equityMarks(equity.length - 1, markCount(paths));
  return summarizeOutcomes(
    await spreadPaths(settings, { paths, marks: marks.length }, caller, context),
    {
      method: "market_paths",
      sampleSize: bars,
      meanBlockBars: input.meanBlockBars,
      startEquity: result.initialCash,
      actual: { endEquity, maximumDrawdown },
      ruinFraction,
    },
    {
      steps: Float64Array.from(marks),
      tsMs: Float64Array.from(marks, (bar) => tsOpenMs[bar] ?? Number.NaN),
      actual: Float64Array.from(marks, (bar) => equity[bar] ?? Number.NaN),
    },
  );
}

/** Bars of the range after the first, of the symbol that has the fewest. */
function barsDrawnFrom({ bars, range }: Input): number {
  const counts = bars.map((series) => {
    const { start, end } = findTradedBars(series, range);
    return end - start - 1;
  });
  return Math.min(...counts);
}
