import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { detectRegimes, readingAt } from "#engine/calc/regimes/detect-regimes.ts";
import { measureMarket } from "#engine/calc/regimes/measure-market.ts";
import type { RegimeSettings } from "#engine/calc/regimes/regime-settings.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { REGIMES, type RegimeSeries } from "#shared/model/regime.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import type { RegimeInput, RegimeMethods } from "./manifest.ts";
import { settingsFrom } from "./settings-from.ts";

type Output = z.input<RegimeMethods["detect"]["output"]>;
type Current = Output["current"][number];

/** The regime of each bar of each symbol, and the newest in figures. */
export function detect(input: RegimeInput, context: SliceContext): Output {
  const settings = settingsFrom(input);
  const regimes: RegimeSeries[] = [];
  const current: Current[] = [];
  for (const [position, series] of input.bars.entries()) {
    context.cancellation.throwIfCancelled();
    const found = detectRegimes(series, settings);
    regimes.push(found);
    if (series.close.length > 0) current.push(describeNewest(series, found, settings));
    context.progress((position + 1) / input.bars.length, `regimes of ${series.symbol}`);
  }
  return { regimes, current };
}

function describeNewest(series: BarSeries, found: RegimeSeries, settings: RegimeSettings): Current {
  const newest = series.close.length - 1;
  const reading = readingAt(measureMarket(series, settings), newest);
  return {
    symbol: series.symbol,
    regime: REGIMES[found.regime[newest] ?? -1] ?? "unknown",
    confidence: found.confidence[newest] ?? 0,
    asOf: formatIsoDate(epochMs(series.tsOpenMs[newest] ?? Number.NaN)),
    trendScore: finite(reading.trendScore),
    annualVolatility: finite(reading.volatility),
    volatilityPercentile: finite(reading.volatilityPercentile),
    drawdown: finite(reading.drawdown),
  };
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
