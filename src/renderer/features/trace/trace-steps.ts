import { spellOut } from "#shared/model/spell-out.ts";
import type { AnyEnvelope, EventMap } from "#shared/events/event-map.ts";
import type { AuditEntry } from "#shared/ipc/channels/audit-channels.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { Fill } from "#shared/model/order.ts";
import { formatNumber, priceDecimals } from "#renderer/ui/format-number.ts";
import { formatBarTime } from "#renderer/ui/format-time.ts";

export type TraceStage = "run" | "bar" | "signal" | "size" | "risk" | "order" | "fill" | "other";

/** One link of the chain, for people. */
export interface TraceStep {
  readonly key: string;
  readonly stage: TraceStage;
  readonly title: string;
  readonly text: string;
  /** It stands on a generated price. */
  readonly isSynthetic: boolean;
  readonly entry: AuditEntry;
}

type Words = readonly [stage: TraceStage, title: string];

/** The links of the chain; one event can be several: an order that was sent was sized and let through before. */
export function traceSteps(
  entries: readonly AuditEntry[],
  nameOf: (strategy: string) => string,
): readonly TraceStep[] {
  return entries.flatMap((entry) => {
    const { event, log, text } = entry;
    const step = ([stage, title]: Words, says = text): TraceStep => ({
      key: `${log} ${event.id} ${stage}`,
      stage,
      title,
      text: says,
      isSynthetic: event.name === "market.data.updated" && event.payload.isSynthetic,
      entry,
    });
    if (event.name === "order.accepted") return [step(wordsOf(event), `order ${event.payload.orderId}`)];
    if (event.name === "market.data.updated") {
      const { symbol, bar } = event.payload;
      return [step(barWords(event.payload, entries), bar === undefined ? text : sayBar(symbol, bar))];
    }
    if (event.name === "order.filled") return [step(["fill", "Filled"], sayFill(event.payload.fill))];
    if (event.name === "signal.raised") {
      const { strategy, symbol, target, reason } = event.payload;
      return [step(["signal", `Signal: ${target} ${symbol}`], `${nameOf(strategy)}: ${reason}`)];
    }
    if (event.name !== "order.submitted") return [step(wordsOf(event))];
    const { order } = event.payload;
    const exit = order.parentId === undefined ? "" : `, leaves what ${order.parentId} opened`;
    return [
      step(
        ["size", "Sized"],
        `${order.side} ${sayQuantity(order.quantity)} ${order.symbol}: ${order.reason}`,
      ),
      step(["risk", "Let through by the risk check"], "no limit was in its way when it was sent"),
      step(["order", "Sent"], `order ${order.id} at ${spellOut(order.type.kind)}${exit}`),
    ];
  });
}

/** What a bar was to the order: it was decided at its close, or filled in it. */
function barWords({ symbol, bar }: EventMap["market.data.updated"], entries: readonly AuditEntry[]): Words {
  if (bar === undefined) return ["bar", "Price"];
  const isFillBar = entries.some(
    ({ event }) =>
      event.name === "order.filled" &&
      event.payload.fill.symbol === symbol &&
      event.payload.fill.tsMs === bar.tsOpenMs,
  );
  const isDecisionBar = entries.some(
    ({ event }) =>
      event.name === "order.submitted" &&
      event.payload.order.symbol === symbol &&
      event.payload.order.tsDecidedMs === bar.tsOpenMs,
  );
  if (isFillBar) return ["bar", "Bar that it filled in"];
  return ["bar", isDecisionBar ? "Bar that it was decided at" : "Bar closed"];
}

const sayPrice = (price: number): string =>
  formatNumber(price, "price", { decimals: priceDecimals(price) }).text;
const sayQuantity = (quantity: number): string => formatNumber(quantity, "quantity").text;

function sayBar(symbol: string, { tsOpenMs, open, high, low, close }: Bar): string {
  const prices = [
    ["open", open],
    ["high", high],
    ["low", low],
    ["close", close],
  ] as const;
  const said = prices.map(([name, price]) => `${name} ${sayPrice(price)}`).join(", ");
  return `${symbol} on ${formatBarTime(tsOpenMs)}: ${said}`;
}

function sayFill({ side, quantity, symbol, price, fee, tsMs }: Fill): string {
  const cost = formatNumber(fee, "money").text;
  return `${side} ${sayQuantity(quantity)} ${symbol} at ${sayPrice(price)} in the bar of ${formatBarTime(tsMs)}, fee ${cost}`;
}

function wordsOf(event: AnyEnvelope): Words {
  switch (event.name) {
    case "workflow.started":
      return ["run", "Run started"];
    case "order.denied":
      return ["risk", "Refused by the risk check"];
    case "order.accepted":
      return ["order", "Accepted by the venue"];
    case "order.rejected":
      return ["order", "Rejected by the venue"];
    case "order.cancelled":
      return ["order", "Cancelled"];
    case "order.expired":
      return ["order", "Expired"];
    default:
      return [event.name.startsWith("order.") ? "order" : "other", titleOf(event.name)];
  }
}

/** `position.opened` reads `Position opened`. */
function titleOf(name: string): string {
  const words = name.replaceAll(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
