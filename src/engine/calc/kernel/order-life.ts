import type { Bar } from "#shared/model/bar.ts";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";
import type { OrderRequest, WorkingState } from "#shared/model/order.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { tradingDayOf } from "../calendar/trading-day.ts";
import { bestOf } from "./match-order.ts";
import type { RestingOrder } from "./resting-order.ts";

/** True when the order has nothing to do with the bar: it was decided later, or has met it in an earlier process. */
export function isPastFor({ request, working }: RestingOrder, bar: Bar): boolean {
  return request.tsDecidedMs >= bar.tsOpenMs || (working !== undefined && working.tsMs >= bar.tsOpenMs);
}

/** True when the order is past its latency. */
export function isLiveAt({ working, birth }: RestingOrder, bar: Bar, terms: ExecutionTerms): boolean {
  const { latencyBars = 0, latencyMs = 0 } = terms;
  if (birth !== undefined || (latencyBars === 0 && latencyMs === 0)) return true;
  const tsFirstMs = working?.tsFirstMs ?? bar.tsOpenMs;
  return (working?.barsSeen ?? 0) >= latencyBars && bar.tsOpenMs >= tsFirstMs + latencyMs;
}

/** True when the order is over before the bar opens. */
export function isOverBefore({ request: { timeInForce }, working }: RestingOrder, bar: Bar): boolean {
  if (timeInForce?.kind === "gtd") return bar.tsOpenMs >= timeInForce.tsUntilMs;
  if (timeInForce?.kind !== "day" || working?.tsLiveMs === undefined) return false;
  return bar.tsOpenMs >= tradingDayOf(working.tsLiveMs).endsMs;
}

/** A bar that is matched: a whole one, or a shorter one inside it. */
export interface Step {
  readonly bar: Bar;
  readonly outer: Bar;
  /** True for the last inside `outer`. */
  readonly isEnd: boolean;
}

/** True when what the bar did not fill of an order that was live in it is over; `barMs` is the length of outer bars. */
export function isOverAfter({ timeInForce }: OrderRequest, step: Step, barMs: number | undefined): boolean {
  const kind = timeInForce?.kind;
  if (kind === "ioc" || kind === "fok") return true;
  return kind === "day" && step.isEnd && isWholeDay(step.outer, barMs);
}

/** A bar of unknown length that opens at midnight UTC is a daily one, as everywhere: see `createBarLength`. */
function isWholeDay(bar: Bar, barMs: number | undefined): boolean {
  return barMs === undefined ? bar.tsOpenMs % DAY_MS === 0 : barMs >= DAY_MS;
}

/** What the order knows after the bar; `seen` is what it met of it. The same object when it learned nothing. */
export function learn(
  { request, working }: RestingOrder,
  { bar, isEnd }: Step,
  seen: Bar,
  { isLive, terms }: { readonly isLive: boolean; readonly terms: ExecutionTerms },
): WorkingState | undefined {
  if (!isLive) return wait(working, bar, isEnd);
  const first = rememberLive(request, working, bar, terms);
  const { type, side } = request;
  const sign = side === "buy" ? 1 : -1;
  if (type.kind === "trailing_stop") {
    const best = bestOf(sign, seen.open, sign === 1 ? seen.low : seen.high);
    const extreme = first?.extreme === undefined ? best : bestOf(sign, first.extreme, best);
    return extreme === first?.extreme ? first : { ...first, tsMs: bar.tsOpenMs, extreme };
  }
  if (type.kind === "stop_limit" && first?.isTriggered !== true) {
    const isTouched = sign * (sign === 1 ? seen.high : seen.low) >= sign * type.stop;
    return isTouched ? { ...first, tsMs: bar.tsOpenMs, isTriggered: true } : first;
  }
  return first;
}

function wait(working: WorkingState | undefined, bar: Bar, isEnd: boolean): WorkingState {
  const { tsFirstMs = bar.tsOpenMs, barsSeen = 0 } = working ?? {};
  return { tsMs: bar.tsOpenMs, tsFirstMs, barsSeen: isEnd ? barsSeen + 1 : barsSeen };
}

/** Only a day order must know since when it is live, and one that waited that it waits no more. */
function rememberLive(
  { timeInForce }: OrderRequest,
  working: WorkingState | undefined,
  bar: Bar,
  { latencyBars = 0, latencyMs = 0 }: ExecutionTerms,
): WorkingState | undefined {
  const mustKnow = timeInForce?.kind === "day" || latencyBars > 0 || latencyMs > 0;
  if (!mustKnow || working?.tsLiveMs !== undefined) return working;
  return { ...working, tsMs: bar.tsOpenMs, tsLiveMs: bar.tsOpenMs };
}
