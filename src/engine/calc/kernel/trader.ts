import type { OrderOutcomes, RejectedOrder } from "#shared/model/backtest-result.ts";
import { orderId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import { epochMs, TIMEFRAME_MS } from "#shared/model/time.ts";
import type { Decision } from "../strategies/strategy.ts";
import { createContributionCounter, type ContributionCounter } from "./contribution-counter.ts";
import { decideOrder, directionOf, type TradingRules } from "./decide-order.ts";
import type { BacktestTools } from "./backtest-tools.ts";
import { costFractionOf } from "./cost-fraction-of.ts";
import type { BacktestInput, VenueCosts } from "./kernel-types.ts";
import type { Lane } from "./lane.ts";
import { measureFacts } from "./measure-facts.ts";
import { createRejectionLog } from "./rejection-log.ts";
import { createSimulatedVenue, type SimulatedVenue } from "./simulated-venue.ts";

/** Turns decisions into orders at a simulated venue and keeps account of what was refused. */
export interface Trader {
  readonly venue: SimulatedVenue;
  readonly rejected: readonly RejectedOrder[];
  readonly contributions: ContributionCounter;
  outcomes(): OrderOutcomes;
  /** Called at the close of bar `index` of the lane. */
  act(lane: Lane, index: number, decision: Decision): void;
}

const NONE_OPEN: readonly OrderRequest[] = [];

export function createTrader(input: BacktestInput, onOrder?: BacktestTools["onOrder"]): Trader {
  const { initialCash, feeBps, slippageBps, allowShort, sizing: policy, execution } = input;
  const costs: VenueCosts = { ...execution, feeBps, slippageBps };
  const rules: TradingRules = {
    policy,
    allowShort,
    isHalted: false,
    costFraction: costFractionOf(costs),
    initialMargin: execution?.initialMargin,
  };
  const log = createRejectionLog();
  const contributions = createContributionCounter(policy);
  const counted = { exits: 0, cancelled: 0, expired: 0, refusals: 0 };
  const venue = createSimulatedVenue({
    ...costs,
    initialCash,
    allowShort,
    barMs: TIMEFRAME_MS[input.bars[0]?.timeframe ?? "1d"],
    onRejected: ({ symbol }, refusal, tsMs) => log.add({ symbol, tsMs, ...refusal }),
    onReport: ({ kind }) => {
      if (kind === "placed") counted.exits += 1;
      else if (kind === "cancelled" || kind === "expired") counted[kind] += 1;
      else if (kind === "turned_away") counted.refusals += 1;
    },
  });
  let orders = 0;

  const act = (lane: Lane, index: number, decision: Decision): void => {
    // Asked first, because most decisions repeat what is already held and the account is costly to describe.
    const held = Math.sign(lane.market.holding.quantity);
    if (directionOf(decision, allowShort) === held && !lane.market.hasEntries()) return;
    const { symbol, tsOpenMs, close } = lane.series;
    const tsMs = epochMs(tsOpenMs[index] ?? Number.NaN);
    const decided = decideOrder(
      {
        orderId: orderId(`o${orders + 1}`),
        symbol,
        tsMs,
        price: close[index] ?? Number.NaN,
        decision,
        facts: measureFacts(lane.series, index, input),
      },
      {
        account: venue.account(),
        pending: venue.pending(),
        open: lane.market.hasEntries() ? venue.openOrders() : NONE_OPEN,
      },
      rules,
    );
    for (const id of decided.cancelled) if (venue.cancel(id)) counted.cancelled += 1;
    if (decided.refusal !== undefined) counted.refusals += 1;
    if (decided.order !== undefined) {
      orders += 1;
      venue.submit(decided.order);
      onOrder?.(decided.order);
      log.endStreak(symbol);
    }
    const isNews = decided.refusal === undefined || log.add({ symbol, tsMs, ...decided.refusal });
    // A strategy that asks at every bar for what is refused has one order turned away, not hundreds.
    if (isNews && decided.sizing !== undefined) {
      contributions.count(decided.sizing.order, decided.sizing.sized);
    }
  };

  const outcomes = (): OrderOutcomes => ({ sent: orders, ...counted });

  return { venue, rejected: log.rejected, contributions, act, outcomes };
}
