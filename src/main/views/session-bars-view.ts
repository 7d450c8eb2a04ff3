import { barAt } from "#engine/calc/bars/bar-at.ts";
import { sliceBefore } from "#engine/calc/bars/slice-range.ts";
import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
import type { Bar, BarSeries } from "#shared/model/bar.ts";

/** Most bars that a chart is given at once. */
const MAXIMUM_BARS = 10_000;

/**
 * A symbol's bars as its paper session knows them: stored history from before the session's first bar, then the bars
 * that its log holds. A stored bar that the replay has not delivered yet is never among them.
 */
export function toSessionBarsView(
  symbol: string,
  events: readonly AnyEnvelope[],
  stored: BarSeries | undefined,
): BarsView {
  const delivered = events.filter(isBar);
  const own = delivered.filter(({ payload }) => payload.symbol === symbol).map(({ payload }) => payload.bar);
  const first = own[0] ?? delivered[0]?.payload.bar;
  const history = stored === undefined || first === undefined ? [] : barsBefore(stored, first.tsOpenMs);
  const bars = [...history, ...own];
  const shown = bars.slice(-MAXIMUM_BARS);
  return {
    symbol,
    timeframe: stored?.timeframe ?? "1d",
    isSynthetic: stored?.provenance.isSynthetic ?? delivered.some(({ payload }) => payload.isSynthetic),
    origin: stored?.provenance.origin ?? "",
    totalBars: bars.length,
    tsOpenMs: shown.map((bar) => bar.tsOpenMs),
    open: shown.map((bar) => bar.open),
    high: shown.map((bar) => bar.high),
    low: shown.map((bar) => bar.low),
    close: shown.map((bar) => bar.close),
    volume: shown.map((bar) => bar.volume),
  };
}

type BarEvent = Envelope<"market.data.updated"> & { readonly payload: { readonly bar: Bar } };

function isBar(event: AnyEnvelope): event is BarEvent {
  return event.name === "market.data.updated" && event.payload.bar !== undefined;
}

function barsBefore(series: BarSeries, timeMs: number): readonly Bar[] {
  const before = sliceBefore(series, timeMs);
  return Array.from(before.tsOpenMs, (_, index) => barAt(before, index));
}
