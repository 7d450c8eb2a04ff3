import type { BarsView } from "#shared/ipc/contract.ts";
import type { Bar } from "#shared/model/bar.ts";
import { epochMs } from "#shared/model/time.ts";

const MAXIMUM_BARS = 10_000;

function barAt(bars: BarsView, index: number): Bar | undefined {
  const [open, high, low, close] = [bars.open[index], bars.high[index], bars.low[index], bars.close[index]];
  const tsOpenMs = bars.tsOpenMs[index];
  if (tsOpenMs === undefined || open === undefined || high === undefined) return undefined;
  if (low === undefined || close === undefined) return undefined;
  return { tsOpenMs: epochMs(tsOpenMs), open, high, low, close, volume: bars.volume[index] ?? 0 };
}

/**
 * The bars of a replayed session for its chart: the stored ones that came before those that the window saw, and never
 * one that the session has not reached (`tsLastBarMs`).
 */
export function joinBars(
  stored: BarsView | undefined,
  seen: readonly Bar[],
  tsLastBarMs: number | undefined,
): readonly Bar[] {
  if (stored === undefined || tsLastBarMs === undefined) return seen;
  const beforeMs = Math.min(seen[0]?.tsOpenMs ?? Number.POSITIVE_INFINITY, tsLastBarMs + 1);
  const end = stored.tsOpenMs.findIndex((tsOpenMs) => tsOpenMs >= beforeMs);
  const count = end === -1 ? stored.tsOpenMs.length : end;
  const room = Math.max(0, MAXIMUM_BARS - seen.length);
  const earlier = Array.from({ length: count }, (_, index) => barAt(stored, index));
  return [...earlier.filter((bar) => bar !== undefined).slice(-room), ...seen];
}
