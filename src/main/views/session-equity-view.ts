import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { EquityView } from "#shared/ipc/channels/paper-channels.ts";

/** Most points that a chart is given at once. */
const MAXIMUM_POINTS = 10_000;

/** The account of a session at each of its bars: the balance is told before the bar that changed it. */
export function toSessionEquityView(events: readonly AnyEnvelope[]): EquityView {
  const points = new Map<number, number>();
  let equity = 0;
  for (const event of events) {
    if (event.name === "session.opened") equity = event.payload.initialCash;
    if (event.name === "balance.changed") equity = event.payload.account.equity;
    if (event.name === "market.data.updated" && event.payload.bar !== undefined)
      points.set(event.payload.bar.tsOpenMs, equity);
  }
  const shown = [...points].slice(-MAXIMUM_POINTS);
  return { tsMs: shown.map(([tsMs]) => tsMs), equity: shown.map(([, value]) => value) };
}
