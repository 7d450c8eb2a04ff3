import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";

/** A series in words and numbers, without its bars; it must hold at least one. */
export function describeSeries(series: BarSeries): SeriesInfo {
  const { symbol, timeframe, tsOpenMs, provenance, dataHash } = series;
  const dateAt = (index: number): string => formatIsoDate(epochMs(tsOpenMs.at(index) ?? Number.NaN));
  return {
    symbol,
    timeframe,
    provider: provenance.provider,
    isSynthetic: provenance.isSynthetic,
    bars: tsOpenMs.length,
    from: dateAt(0),
    to: dateAt(-1),
    dataHash,
    caveats: provenance.caveats,
  };
}
