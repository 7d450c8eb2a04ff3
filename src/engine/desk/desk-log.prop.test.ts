import { describe, expect, it } from "vitest";
import fc from "fast-check";
import type { AnyEnvelope, EventMap, EventName, EventOrigin } from "#shared/events/event-map.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { correlationId, eventId, orderId, sessionId } from "#shared/model/ids.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { emptySnapshot, restore } from "#engine/session/restore.ts";
import { viewPaper } from "#engine/session/view-paper.ts";
import { aBar } from "#engine/testing/a-bar.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createPaperDesk } from "./paper-desk.ts";

const S1 = sessionId("s1");
const FIRST_MS = Date.UTC(2020, 0, 1);

/** Keeps what the desk publishes as the log would. */
function aLog(): {
  readonly events: AnyEnvelope[];
  publish<Name extends EventName>(name: Name, payload: EventMap[Name], origin: EventOrigin): void;
} {
  const events: AnyEnvelope[] = [];
  return {
    events,
    publish(name, payload, origin) {
      const seq = events.length + 1;
      events.push({
        seq,
        id: eventId(`e${seq}`),
        name,
        payload,
        tsEventMs: epochMs(FIRST_MS),
        tsInitMs: epochMs(FIRST_MS),
        sessionId: origin.sessionId ?? S1,
        runId: origin.runId,
        correlationId: correlationId("c1"),
        causationId: origin.causationId,
      } as AnyEnvelope);
    },
  };
}

const aStep = fc.record({
  symbol: fc.constantFrom("AAA", "BBB"),
  open: fc.integer({ min: 50, max: 150 }),
  close: fc.integer({ min: 50, max: 150 }),
  order: fc.option(
    fc.record({
      side: fc.constantFrom("buy" as const, "sell" as const),
      quantity: fc.integer({ min: 0, max: 60 }),
      type: fc.oneof(
        fc.constant({ kind: "market" as const }),
        fc.integer({ min: 50, max: 150 }).map((limit) => ({ kind: "limit" as const, limit })),
        fc.integer({ min: 50, max: 150 }).map((stop) => ({ kind: "stop" as const, stop })),
      ),
    }),
    { nil: undefined },
  ),
  isFlattened: fc.boolean(),
});

/** What of a view does not depend on when prices were marked. */
function comparable(view: PaperView, money: (value: number) => number): unknown {
  const { account, profit: _profit, holdings: _holdings, ...rest } = view;
  return {
    ...rest,
    cash: money(account.cash),
    realizedProfit: money(account.realizedProfit),
    feesPaid: money(account.feesPaid),
    positions: account.positions
      .map(({ symbol, quantity, averagePrice }) => ({ symbol, quantity, averagePrice: money(averagePrice) }))
      .toSorted((left, right) => left.symbol.localeCompare(right.symbol)),
  };
}

/** The desk counts in floating point, the log's books exactly. */
const about = (value: number): number => expect.closeTo(value, 4) as number;

describe("the log of a paper session", () => {
  it("gives the session back that the desk shows, whatever was ordered", () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 40 }), fc.boolean(), (steps, allowShort) => {
        const log = aLog();
        const desk = createPaperDesk({
          clock: createFakeClock(FIRST_MS),
          hash: sha256,
          newSessionId: () => S1,
          publish: (name, payload, origin) => log.publish(name, payload, origin),
        });
        desk.open({
          runId: undefined,
          strategy: "momentum",
          parameters: {},
          symbols: ["AAA", "BBB"],
          feed: "random",
          isSynthetic: true,
          initialCash: 10_000,
          feeBps: 10,
          slippageBps: 5,
          allowShort,
          maximumPositionFraction: 0.98,
          maximumGrossFraction: 1.5,
        });
        for (const [index, { symbol, open, close, order, isFlattened }] of steps.entries()) {
          const bar = aBar({ tsOpenMs: epochMs(FIRST_MS + index * DAY_MS), open, close });
          log.publish(
            "market.data.updated",
            { symbol, price: close, tsEventMs: bar.tsOpenMs, source: "random", isSynthetic: true, bar },
            { sessionId: S1 },
          );
          desk.onBar(S1, symbol, bar);
          if (isFlattened) desk.flatten(S1, "a test");
          if (order === undefined) continue;
          const id = orderId(`o${index}`);
          desk.submit(S1, { id, symbol, reason: "a test", tsDecidedMs: bar.tsOpenMs, ...order });
        }
        desk.stop(S1, "the end");
        const { state } = restore(emptySnapshot(S1), log.events);
        expect(comparable(viewPaper(state), (value) => value)).toEqual(comparable(desk.view(S1), about));
      }),
      { seed: 17, numRuns: 150 },
    );
  });
});
