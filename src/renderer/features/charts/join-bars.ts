import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
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

/** The bars of a session for its chart: those that main kept (`known`), then those that the window saw after them. */
export function joinBars(known: BarsView | undefined, seen: readonly Bar[]): readonly Bar[] {
  if (known === undefined) return seen;
  const earlier = known.tsOpenMs.map((_, index) => barAt(known, index)).filter((bar) => bar !== undefined);
  const lastMs = earlier.at(-1)?.tsOpenMs ?? Number.NEGATIVE_INFINITY;
  return [...earlier, ...seen.filter((bar) => bar.tsOpenMs > lastMs)].slice(-MAXIMUM_BARS);
}
