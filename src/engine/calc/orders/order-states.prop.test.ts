import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { toAppError } from "#shared/errors/app-error.ts";
import { ORDER_STATES } from "#shared/model/order.ts";
import type { OrderState } from "#shared/model/order.ts";
import { canMoveOrder, isOrderEnded, moveOrder } from "./order-states.ts";
import type { MoveSource } from "./order-states.ts";

const ENDED: ReadonlySet<OrderState> = new Set(["denied", "filled", "cancelled", "rejected", "expired"]);
const SOURCES: readonly MoveSource[] = ["report", "reconciliation"];

function reachable(from: OrderState): ReadonlySet<OrderState> {
  const found = new Set<OrderState>();
  const open = [from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const next of ORDER_STATES) {
      if (found.has(next) || !SOURCES.some((source) => canMoveOrder(state, next, source))) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}

describe("order states", () => {
  it("moves exactly as the state machine says", () => {
    const moves = ORDER_STATES.map((from) => [
      from,
      ORDER_STATES.filter((to) => canMoveOrder(from, to, "report")),
      ORDER_STATES.filter(
        (to) => canMoveOrder(from, to, "reconciliation") && !canMoveOrder(from, to, "report"),
      ),
    ]);
    const working = [
      "partial",
      "filled",
      "pending_cancel",
      "pending_replace",
      "cancelled",
      "expired",
      "unknown",
    ];
    const pending = ["accepted", "partial", "filled", "cancelled", "expired", "unknown"];
    expect(moves).toEqual([
      ["intent", ["denied", "submitting"], []],
      ["denied", [], []],
      ["submitting", ["accepted", "rejected", "unknown"], []],
      ["accepted", working, []],
      ["partial", working, []],
      ["filled", [], []],
      ["pending_cancel", pending, []],
      ["pending_replace", pending, []],
      ["cancelled", [], []],
      ["rejected", [], []],
      ["expired", [], []],
      [
        "unknown",
        [],
        [
          "accepted",
          "partial",
          "filled",
          "pending_cancel",
          "pending_replace",
          "cancelled",
          "rejected",
          "expired",
        ],
      ],
    ]);
  });

  it("never leaves an end, and has no other dead end", () => {
    for (const state of ORDER_STATES) {
      expect(isOrderEnded(state)).toBe(ENDED.has(state));
      expect(reachable(state).size === 0).toBe(ENDED.has(state));
    }
  });

  it("reaches every state from an intent, and an end from every state that is none", () => {
    expect([...reachable("intent")].toSorted()).toEqual(
      ORDER_STATES.filter((state) => state !== "intent").toSorted(),
    );
    for (const state of ORDER_STATES.filter((candidate) => !ENDED.has(candidate))) {
      expect([...reachable(state)].some(isOrderEnded)).toBe(true);
    }
  });

  it("submits only intents, and denies only what was never submitted", () => {
    for (const source of SOURCES) {
      for (const to of ["submitting", "denied"] as const) {
        expect(ORDER_STATES.filter((from) => canMoveOrder(from, to, source))).toEqual(["intent"]);
      }
      expect(ORDER_STATES.some((from) => canMoveOrder(from, "intent", source))).toBe(false);
    }
  });

  it.each(ORDER_STATES.flatMap((from) => ORDER_STATES.map((to) => [from, to] as const)))(
    "moves or throws from %s to %s as it says before",
    (from, to) => {
      const attempt = (source: MoveSource): string => {
        try {
          return moveOrder(from, to, source);
        } catch (thrown) {
          return toAppError(thrown).code;
        }
      };
      expect(SOURCES.map(attempt)).toEqual(
        SOURCES.map((source) => (canMoveOrder(from, to, source) ? to : "orders.illegal-move")),
      );
    },
  );

  it("keeps any walk that follows it at its end for good", () => {
    const step = fc.tuple(fc.constantFrom(...ORDER_STATES), fc.constantFrom(...SOURCES));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const walk: OrderState[] = ["intent"];
        for (const [to, source] of steps) {
          const from = walk.at(-1) ?? "intent";
          if (canMoveOrder(from, to, source)) walk.push(moveOrder(from, to, source));
        }
        expect(walk.slice(0, -1).some(isOrderEnded)).toBe(false);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
