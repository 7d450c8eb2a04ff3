import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anEvent } from "#engine/testing/an-event.ts";
import { anySessionLog } from "#engine/testing/any-session-log.ts";
import { EVENT_CLASS, type AnyEnvelope } from "#shared/events/event-map.ts";
import { sessionId } from "#shared/model/ids.ts";
import { applyEvent, FOLDED_EVENTS } from "./apply-event.ts";
import { emptySnapshot, restore } from "./restore.ts";
import { emptySession } from "./session-state.ts";

const SESSION = sessionId("s1");
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("restore", () => {
  it("gives the same state from any snapshot and its tail as from all events", () => {
    fc.assert(
      fc.property(anySessionLog, share, fc.nat(3), (events, part, overlap) => {
        const cut = Math.round(part * events.length);
        const whole = restore(emptySnapshot(SESSION), events);
        const snapshot = restore(emptySnapshot(SESSION), events.slice(0, cut));
        const tail = events.slice(Math.max(0, cut - overlap));
        expect(restore(snapshot, tail)).toEqual(whole);
      }),
    );
  });

  it("needs none but the events that are folded", () => {
    fc.assert(
      fc.property(anySessionLog, (events) => {
        const folded = events.filter(({ name }) => FOLDED_EVENTS.includes(name));
        const { state } = restore(emptySnapshot(SESSION), folded);
        expect(state).toEqual(restore(emptySnapshot(SESSION), events).state);
      }),
    );
    const others = Object.keys(EVENT_CLASS).filter((name) => !FOLDED_EVENTS.includes(name));
    const state = emptySession(SESSION);
    for (const name of [...others, "constructor", "__proto__"]) {
      const event = { ...anEvent(1, "trading.halted", { reason: "" }), name } as AnyEnvelope;
      expect(applyEvent(state, event)).toBe(state);
    }
  });

  it("stops at the end of a trading day, with all that the day held", () => {
    fc.assert(
      fc.property(anySessionLog, share, (events, part) => {
        const states = events.map((_, index) => restore(emptySnapshot(SESSION), events.slice(0, index + 1)));
        const date = states[Math.floor(part * (states.length - 1))]?.state.day?.date ?? "2024-07-01";
        const expected = states.findLast(({ state }) => state.day === undefined || state.day.date <= date);
        expect(restore(emptySnapshot(SESSION), events, date)).toEqual(expected);
      }),
    );
  });

  it("never books more than the account explains: equity is cash and what is held", () => {
    fc.assert(
      fc.property(anySessionLog, (events) => {
        const { account } = restore(emptySnapshot(SESSION), events).state;
        const cost = account.holdings
          .flatMap((holding) => holding.lots.map((lot) => holding.direction * lot.cost))
          .reduce((total, value) => total + value, 0n);
        expect(account.cash + cost + account.feesPaid - account.realizedProfit).toBe(10_000n * 10n ** 8n);
      }),
    );
  });

  it("refuses events that do not ascend", () => {
    const event = anEvent(2, "trading.resumed", { by: "user" });
    expect(() => restore(emptySnapshot(SESSION), [event, event])).toThrow(
      expect.objectContaining({ code: "internal.invariant-broken" }),
    );
  });
});
