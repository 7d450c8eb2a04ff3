import type { SeriesUpdate } from "#shared/ipc/channels/data-channels.ts";
import type { ImportedFile } from "#shared/ipc/channels/data-import-channels.ts";

export function describeImported(imported: ImportedFile | undefined): string {
  const series = imported?.series;
  return series === undefined
    ? ""
    : `${series.symbol}: ${series.bars} bars from ${series.from} to ${series.to}`;
}

export function describeUpdates(updates: readonly SeriesUpdate[]): string {
  const bars = updates.reduce((sum, { newBars }) => sum + newBars, 0);
  return updates.length === 1
    ? `${updates[0]?.symbol ?? ""}: ${updates[0]?.note ?? ""}`
    : `${updates.length} series, ${bars} new bars`;
}

/** How long a job will still take if it goes on as it went; undefined before that can be told. */
export function remainingMs(
  { fraction, tsStartedMs }: { readonly fraction: number; readonly tsStartedMs: number },
  nowMs: number,
): number | undefined {
  if (fraction <= 0.02) return undefined;
  return ((nowMs - tsStartedMs) * (1 - fraction)) / fraction;
}
