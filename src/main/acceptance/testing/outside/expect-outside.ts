import { expect } from "vitest";
import { moneyFromNumber } from "#shared/model/money.ts";
import { foldOutside } from "./fold-outside.ts";
import type { OutsideMarket } from "./outside-market.ts";

/** What a kill must leave of the log: all that was acknowledged and all that was there before, without a gap. */
export function expectNothingLost(
  market: OutsideMarket,
  acknowledged: number,
  before: { readonly seq: number; readonly hash: string | undefined },
): { readonly seq: number; readonly hash: string | undefined } {
  const head = market.logHead() ?? { events: 0, lastSeq: 0, integrity: "ok" };
  expect(head).toMatchObject({ events: head.lastSeq, integrity: "ok" });
  expect(head.lastSeq).toBeGreaterThanOrEqual(acknowledged);
  if (head.lastSeq === 0) return { seq: 0, hash: undefined };
  if (before.seq > 0) expect(market.hashAt(before.seq)).toBe(before.hash);
  return { seq: head.lastSeq, hash: market.hashAt(head.lastSeq) };
}

/** The invariants that the venue's own books can prove; its file survives every kill. */
export function expectInvariants(market: OutsideMarket): void {
  const log = market.readLog();
  const { orders, ledger, account } = foldOutside(log);
  const records = market.venueRecords();
  const arrived = records.flatMap((record) => (record.kind === "order" ? [record.orderId] : []));
  const executed = records.flatMap((record) => (record.kind === "execution" ? [record.execution] : []));
  const fills = log.flatMap((event) => (event.name === "order.filled" ? [event.payload.fill] : []));
  // Exactly one order at the venue for each intent, and none without.
  expect(arrived).toHaveLength(orders.length);
  expect(new Set(arrived)).toEqual(new Set(orders.map(({ id }) => id)));
  // I2: each execution once; and all of them.
  expect(fills).toHaveLength(executed.length);
  expect(namesOf(fills)).toEqual(namesOf(executed));
  // I1: more than was asked is filled only where there is an alarm.
  const overfilled = orders.filter(({ filledQuantity, quantity }) => filledQuantity > quantity);
  const alarmed = log.flatMap((event) =>
    event.name === "venue.contradicted" && event.payload.what === "overfill" ? [event.payload.orderId] : [],
  );
  expect(alarmed).toHaveLength(overfilled.length);
  expect(new Set(alarmed)).toEqual(new Set(overfilled.map(({ id }) => id)));
  // I3: the position is the sum of the venue's executions.
  for (const { symbol, quantity } of account.positions) {
    const held = executed.filter((execution) => execution.symbol === symbol);
    expect(quantity).toBe(
      held.reduce((sum, { side, quantity: part }) => sum + (side === "buy" ? part : -part), 0),
    );
  }
  // I4: exact to the last unit.
  const cost = ledger.holdings
    .flatMap(({ lots, direction }) => lots.map((lot) => direction * lot.cost))
    .reduce((sum, value) => sum + value, 0n);
  expect(ledger.cash + cost + ledger.feesPaid - ledger.realizedProfit).toBe(moneyFromNumber(100_000));
}

function namesOf(executions: readonly { readonly executionId?: string }[]): ReadonlySet<string | undefined> {
  return new Set(executions.map(({ executionId }) => executionId));
}
