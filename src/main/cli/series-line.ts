import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";

/** A series in one line. */
export function seriesLine(info: SeriesInfo): string {
  const label = info.isSynthetic ? "  SYNTHETIC" : "";
  return `${info.symbol} ${info.timeframe} ${info.from} to ${info.to}, ${String(info.bars)} bars from ${info.provider}${label}`;
}
