import type { z } from "zod";
import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { orderId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";
import { pendingOrders, projectedQuantity } from "#engine/calc/risk/project-exposure.ts";
import type { adaptivePortfolioManifest } from "./manifest.ts";
import { rebalancePhase } from "./rebalance-phase.ts";

type Method = (typeof adaptivePortfolioManifest)["methods"]["rebalance"];
type Input = z.output<Method["input"]>;

interface Holding {
  readonly symbol: string;
  /** Close of its newest bar. */
  readonly price: number;
  readonly quantity: number;
  /** What the target weight is worth in whole units at that close. */
  readonly wanted: number;
  /** How far the weight is from its target, as a fraction of equity. */
  readonly drift: number;
  readonly target: number;
}

/**
 * Orders that bring the account to its target weights, at the first two bars of a period that all its symbols have:
 * what is too much is sold first, what is missing is bought a bar later, with the cash that there is then.
 */
export function rebalance(input: Input): z.input<Method["output"]> {
  checkWeights(input.targetWeights);
  const symbols = Object.keys(input.targetWeights);
  const series = symbols.map((symbol) => input.bars.find((candidate) => candidate.symbol === symbol));
  const known = series.filter((candidate) => candidate !== undefined);
  const phase = known.length === symbols.length ? rebalancePhase(known, input.every) : undefined;
  if (phase === undefined) return { orders: [], note: "nothing to do at this bar" };
  const tsMs = known[0]?.tsOpenMs.at(-1) ?? 0;
  const holdings = known.map((candidate) => holdingOf(candidate, input));
  const orders = (phase === "sell" ? sales(holdings, input) : purchases(holdings, input)).map(
    ({ holding, quantity }) => toOrder(holding, quantity, phase, tsMs),
  );
  return { orders, note: `${phase === "sell" ? "sells" : "buys"} ${orders.length} of ${symbols.length}` };
}

function checkWeights(weights: Input["targetWeights"]): void {
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  if (sum <= 1 + 1e-9 && Object.keys(weights).length > 0) return;
  throw userError({
    code: "adaptive_portfolio.bad-weights",
    message: `target weights must name a symbol and add up to at most 1, was ${sum}`,
    field: "targetWeights",
    value: JSON.stringify(weights),
    remedy: "give weights such as { SPX: 0.6, FB: 0.3 }; the rest stays cash",
  });
}

function holdingOf({ symbol, close }: BarSeries, input: Input): Holding {
  const { account, openOrders, targetWeights } = input;
  const price = close.at(-1) ?? Number.NaN;
  const pending = pendingOrders(openOrders, () => price);
  const quantity = projectedQuantity(symbol, account, pending);
  const target = targetWeights[symbol] ?? 0;
  const wanted = Math.floor((target * account.equity) / price);
  return { symbol, price, quantity, wanted, target, drift: (quantity * price) / account.equity - target };
}

interface Change {
  readonly holding: Holding;
  readonly quantity: number;
}

function sales(holdings: readonly Holding[], { driftFraction }: Input): readonly Change[] {
  return holdings
    .filter(({ drift }) => drift > driftFraction)
    .map((holding) => ({ holding, quantity: holding.quantity - holding.wanted }))
    .filter(({ quantity }) => quantity > 0);
}

/** In the order of the weights, as far as the cash goes; a part of it stays for prices that open higher. */
function purchases(holdings: readonly Holding[], input: Input): readonly Change[] {
  const { account, driftFraction, cashReserveFraction, feeBps, slippageBps } = input;
  const costFactor = 1 + (feeBps + slippageBps) / 10_000;
  let free = account.cash - cashReserveFraction * account.equity;
  return holdings
    .filter(({ drift }) => -drift > driftFraction)
    .map((holding) => {
      const unit = holding.price * costFactor;
      const affordable = Math.max(0, Math.floor(free / unit));
      const quantity = Math.min(holding.wanted - holding.quantity, affordable);
      free -= quantity * unit;
      return { holding, quantity };
    })
    .filter(({ quantity }) => quantity > 0);
}

/** The same bar always gives the same id, so that a step that runs again cannot order twice. */
function toOrder(holding: Holding, quantity: number, phase: "sell" | "buy", tsMs: number): OrderRequest {
  const { symbol, target, drift } = holding;
  const weight = ((target + drift) * 100).toFixed(2);
  return {
    id: orderId(`r${tsMs}-${symbol}`),
    symbol,
    side: phase,
    quantity,
    type: { kind: "market" },
    reason: `weight ${weight} %, target ${(target * 100).toFixed(2)} %`,
    tsDecidedMs: epochMs(tsMs),
  };
}
