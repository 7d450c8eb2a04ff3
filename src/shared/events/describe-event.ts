import { nameStrategy, type StrategyName } from "../model/strategy-name.ts";
import type { AnyEnvelope } from "./event-map.ts";
import { sayBarTime, sayDuration, sayMoney, sayPrice, saySource } from "./say-figures.ts";

const LONGEST = 160;

/** What an event says, in one line of words; of one that another program changed, what can be read. */
export function describeEvent(event: AnyEnvelope, strategies: readonly StrategyName[] = []): string {
  const text = readWords(event, strategies).replaceAll(/\s+/g, " ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** The search must show a damaged row, not fail on it: it is what a person looks for then. */
function readWords(event: AnyEnvelope, strategies: readonly StrategyName[]): string {
  try {
    return wordsOf(event, strategies);
  } catch {
    return `not as it was written: ${membersOf(event.payload)}`;
  }
}

function wordsOf(event: AnyEnvelope, strategies: readonly StrategyName[]): string {
  switch (event.name) {
    case "market.data.updated": {
      const { symbol, price, source, bar, isSynthetic } = event.payload;
      const opened = bar === undefined ? "" : `, bar of ${sayBarTime(bar.tsOpenMs)}`;
      const mark = isSynthetic ? ", SYNTHETIC" : "";
      return `${symbol} at ${sayPrice(price)}${opened}, from ${saySource(source, symbol)}${mark}`;
    }
    case "signal.raised": {
      const { strategy, symbol, target, reason } = event.payload;
      return `${nameStrategy(strategy, strategies)} wants to be ${target} in ${symbol}: ${reason}`;
    }
    case "order.submitted": {
      const { id, side, quantity, symbol, type, reason, tsDecidedMs } = event.payload.order;
      return `order ${id}: ${side} ${quantity} ${symbol} at ${type.kind}, decided at the bar of ${sayBarTime(tsDecidedMs)}: ${reason}`;
    }
    case "order.denied":
      return `order ${event.payload.orderId} in ${event.payload.symbol} refused by the risk check: ${event.payload.message}`;
    case "order.rejected":
    case "order.cancelled":
    case "order.lost":
    case "order.cancel.requested":
    case "order.cancel.refused":
      return `order ${event.payload.orderId}: ${event.payload.reason}`;
    case "order.filled": {
      const { orderId, side, quantity, symbol, price, fee } = event.payload.fill;
      return `order ${orderId} filled: ${side} ${quantity} ${symbol} at ${sayPrice(price)}, fee ${sayMoney(fee)}`;
    }
    case "position.opened":
    case "position.changed": {
      const { symbol, quantity, averagePrice } = event.payload.position;
      return `${quantity} ${symbol} at ${sayPrice(averagePrice)} on average`;
    }
    case "position.closed":
      return `${event.payload.symbol} is flat, realized profit ${sayMoney(event.payload.realizedProfit)}`;
    case "trade.executed": {
      const { side, quantity, symbol, price } = event.payload;
      return `${side} ${quantity} ${symbol} at ${sayPrice(price)}`;
    }
    case "order.accepted":
      return `order ${event.payload.orderId} is with the venue`;
    case "order.expired":
      return `order ${event.payload.orderId} was in force no longer`;
    case "balance.changed": {
      const { equity, cash } = event.payload.account;
      return `equity ${sayMoney(equity)}, cash ${sayMoney(cash)}`;
    }
    case "alert.raised":
      return `${event.payload.alert.name}: ${event.payload.alert.message}`;
    case "venue.contradicted":
      return `${event.payload.venue}: ${event.payload.message}`;
    case "workflow.started": {
      const { workflow, mode, seed, rerunOf } = event.payload;
      const from = rerunOf === undefined ? "" : `, from ${rerunOf.step} of run ${rerunOf.runId}`;
      return `${workflow} started in ${mode} mode with seed ${seed}${from}`;
    }
    case "workflow.step.started": {
      const { step, attempt } = event.payload;
      return attempt === 1 ? `${step} begins` : `${step} begins again, attempt ${attempt}`;
    }
    case "workflow.step.completed":
      return `${event.payload.step} completed in ${sayDuration(event.payload.durationMs)}`;
    case "workflow.completed":
      return `completed in ${sayDuration(event.payload.durationMs)}`;
    case "job.progressed": {
      const { step, fraction, message } = event.payload;
      return `${step}: ${fraction > 0 ? `${Math.round(fraction * 100)} %, ` : ""}${message}`;
    }
    case "job.completed":
      return `${event.payload.job} done in ${sayDuration(event.payload.durationMs)}`;
    case "health.degraded":
      return `${event.payload.slice} is ${event.payload.state}: ${event.payload.detail}`;
    case "health.restored":
      return `${event.payload.slice} is well again`;
    case "workflow.approval.asked":
      return `${event.payload.step} asks: ${event.payload.text}`;
    case "workflow.approval.decided": {
      const { step, decision, by, comment } = event.payload;
      return `${step} ${decision} by ${by}${comment === "" ? "" : `: ${comment}`}`;
    }
    case "workflow.step.failed":
    case "workflow.failed":
      return `step ${event.payload.step}: ${event.payload.error.message}`;
    case "workflow.activated": {
      const { workflow, mode, triggers, by } = event.payload;
      return `${workflow} activated in ${mode} mode by ${by}: ${triggers.join(", ")}`;
    }
    case "workflow.deactivated":
      return `${event.payload.workflow} deactivated by ${event.payload.by}`;
    case "trigger.fired":
    case "trigger.skipped":
      return `${event.payload.workflow}: ${event.payload.why}`;
    case "trigger.missed": {
      const { workflow, count, trigger, why } = event.payload;
      return `${workflow}: ${count} times of ${trigger} let go, because ${why}`;
    }
    case "error.raised":
      return `${event.payload.where}: ${event.payload.error.message}`;
    default:
      return membersOf(event.payload);
  }
}

/** The plain members, each with its name. */
function membersOf(payload: object): string {
  return Object.entries(payload)
    .filter(([, value]) => typeof value !== "object")
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(", ");
}
