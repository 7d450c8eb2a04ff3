import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { decideOrder, type DecidedOrder, type TradingRules } from "#engine/calc/kernel/decide-order.ts";
import { measureFacts } from "#engine/calc/kernel/measure-facts.ts";
import { pendingOrders } from "#engine/calc/risk/project-exposure.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { orderId, type OrderId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";
import { buildPolicy } from "./build-policy.ts";
import type { positionSizingManifest } from "./manifest.ts";

type Method = (typeof positionSizingManifest)["methods"]["check_risk"];
type Input = z.output<Method["input"]>;
type Output = z.output<Method["output"]>;
type Signal = Input["signals"][number];
type Verdict = Output["verdicts"][number];

/**
 * Sizes and checks in the order of the signals; each sees what those before it will have bought. The orders are
 * requests again once they leave: the venue's gate repeats the check.
 */
export function checkRisk(input: Input, context: SliceContext): Output {
  const rules: TradingRules = {
    policy: buildPolicy(input, input.bars.length, input.strategyChoice),
    allowShort: input.allowShort,
    isHalted: input.isHalted,
    costFraction: (input.feeBps + input.slippageBps + (input.halfSpreadBps ?? 0)) / 10_000,
    initialMargin: input.initialMargin,
  };
  const orders: OrderRequest[] = [];
  const cancellations: OrderId[] = [];
  const verdicts: Verdict[] = [];
  for (const signal of input.signals) {
    const open = input.openOrders.filter(({ id }) => !cancellations.includes(id));
    const decided = decide(signal, { ...input, openOrders: open }, rules, orders);
    cancellations.push(...decided.cancelled);
    if (decided.order !== undefined) orders.push(decided.order);
    const verdict = toVerdict(signal, decided);
    verdicts.push(verdict);
    if (!verdict.ok) {
      context.publish("order.denied", { orderId: idOf(signal), ...verdictFacts(verdict) });
    }
  }
  return { orders, cancellations, verdicts };
}

function decide(
  signal: Signal,
  input: Input,
  rules: TradingRules,
  ordered: readonly OrderRequest[],
): DecidedOrder {
  const series = input.bars.find((candidate) => candidate.symbol === signal.symbol);
  if (series === undefined) return noPrice(signal);
  const { regimes = [], patterns = [] } = input;
  const { symbol: _symbol, tsMs: _tsMs, ...decision } = signal;
  const open = [...input.openOrders, ...ordered];
  const newest = series.close.length - 1;
  return decideOrder(
    {
      orderId: idOf(signal),
      symbol: signal.symbol,
      tsMs: epochMs(signal.tsMs),
      price: lastClose(series),
      decision,
      facts: measureFacts(series, newest, { regimes, patterns, sizing: rules.policy }),
    },
    {
      account: input.account,
      pending: pendingOrders(open, (symbol) => closeOf(symbol, input)),
      open: input.openOrders,
    },
    rules,
  );
}

function noPrice(signal: Signal): DecidedOrder {
  const message = `no bars of ${signal.symbol}: an order without a price is not sent`;
  return { order: undefined, refusal: { code: "risk.no-price", message }, sizing: undefined, cancelled: [] };
}

function lastClose(series: BarSeries | undefined): number {
  return series?.close.at(-1) ?? Number.NaN;
}

function closeOf(symbol: string, { bars }: Input): number {
  return lastClose(bars.find((series) => series.symbol === symbol));
}

/** The same signal always has the same id, so that a step that runs again cannot order twice. */
function idOf(signal: Signal): OrderRequest["id"] {
  return orderId(`s${signal.tsMs}-${signal.symbol}`);
}

function toVerdict({ symbol, target }: Signal, { order, refusal }: DecidedOrder): Verdict {
  if (refusal !== undefined) return { symbol, ok: false, ...refusal };
  if (order === undefined) {
    return { symbol, ok: true, code: "risk.nothing-to-do", message: `${symbol} is already ${target}` };
  }
  return {
    symbol,
    ok: true,
    code: "risk.approved",
    message: `${order.side} ${order.quantity} ${symbol}: ${order.reason}`,
  };
}

function verdictFacts({ symbol, code, message }: Verdict): Omit<Verdict, "ok"> {
  return { symbol, code, message };
}
