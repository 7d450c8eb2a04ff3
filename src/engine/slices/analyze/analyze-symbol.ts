import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { annualiseVolatility } from "#engine/calc/calendar/annualise-volatility.ts";
import { atr } from "#engine/calc/indicators/atr.ts";
import { rateOfChange } from "#engine/calc/indicators/rate-of-change.ts";
import { realizedVolatility } from "#engine/calc/indicators/realized-volatility.ts";
import { rsi } from "#engine/calc/indicators/rsi.ts";
import { sma } from "#engine/calc/indicators/sma.ts";
import { findPatterns } from "#engine/calc/patterns/find-patterns.ts";
import { DEFAULT_PATTERN_SETTINGS } from "#engine/calc/patterns/pattern-settings.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { PatternSeries } from "#shared/model/pattern.ts";
import type { ActivePattern, SymbolAnalysis } from "#shared/model/symbol-analysis.ts";
import { levels as levelsOf } from "./levels.ts";
import type { AnalyzeMethods } from "./manifest.ts";
import { scoreSymbol } from "./score-symbol.ts";

type Method = AnalyzeMethods["analyze_symbol"];
type Input = z.output<Method["input"]>;

const { biasKinds, biasBars } = DEFAULT_PATTERN_SETTINGS;

/** What the bars of each symbol say at the last of them, in the order of the bars. */
export function analyzeSymbol(input: Input, context: SliceContext): z.input<Method["output"]> {
  const analyses = input.bars.map((series, index) => {
    context.cancellation.throwIfCancelled();
    const analysis = analyseOne(series, input, context);
    context.progress((index + 1) / input.bars.length, series.symbol);
    return analysis;
  });
  return { analyses };
}

function analyseOne(series: BarSeries, input: Input, context: SliceContext): SymbolAnalysis {
  const { symbol, tsOpenMs, close } = series;
  const strength = input.pivotStrengthBars;
  const patterns = findPatterns(series, { ...DEFAULT_PATTERN_SETTINGS, strength });
  const lastClose = lastOf(close);
  const facts = {
    symbol,
    tsLastMs: lastOf(tsOpenMs),
    lastClose,
    trend: {
      average50: lastOf(sma(close, 50)),
      average200: lastOf(sma(close, 200)),
      change20: lastOf(rateOfChange(close, 20)),
      rsi14: lastOf(rsi(close, 14)),
    },
    volatility: {
      ...volatilityOf(series),
      atr14: lastOf(atr(series, 14)) / lastClose,
    },
    patterns: activePatterns(patterns),
    levels: levelsOf({ ...input, bars: [series] }, context).levels[0]?.levels ?? [],
  };
  const points = scoreSymbol({ ...facts, bias: patterns.bias.at(-1) ?? 0 });
  return {
    ...facts,
    score: points.reduce((sum, point) => sum + point.points, 0),
    mostScore: points.reduce((sum, point) => sum + point.mostPoints, 0),
    points,
  };
}

const lastOf = (values: Float64Array): number => values.at(-1) ?? Number.NaN;

function volatilityOf(series: BarSeries): Pick<SymbolAnalysis["volatility"], "annual20" | "percentile"> {
  const annual = annualiseVolatility(realizedVolatility(series.close, 20), series);
  const last = lastOf(annual);
  const before = annual.subarray(0, -1).filter((value) => !Number.isNaN(value));
  return { annual20: last, percentile: before.filter((value) => value < last).length / before.length };
}

/** Those whose kind gives a bias, as long as it lasts. */
function activePatterns({ patterns, tsOpenMs, hitRates }: PatternSeries): readonly ActivePattern[] {
  const last = tsOpenMs.length - 1;
  return patterns
    .filter(
      ({ kind, confirmedIndex }) => biasKinds.some((one) => one === kind) && last - confirmedIndex < biasBars,
    )
    .map(({ kind, direction, neckline, target, confirmedIndex }) => {
      const { hits = 0, finished = 0 } = hitRates.find((rate) => rate.kind === kind) ?? {};
      return {
        kind,
        direction,
        neckline,
        target,
        tsConfirmedMs: tsOpenMs[confirmedIndex] ?? Number.NaN,
        hits,
        finished,
      };
    });
}
