import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createPaperDesk, type PaperDesk } from "#engine/desk/paper-desk.ts";
import { aBar } from "#engine/testing/a-bar.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { correlationId, eventId, orderId, sessionId, type SessionId } from "#shared/model/ids.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { createEventLog } from "./event-log.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";

const FIRST_MS = Date.UTC(2020, 0, 1);

const TERMS = {
  runId: undefined,
  strategy: "momentum",
  parameters: {},
  symbols: ["AAA", "BBB", "CCC"],
  feed: "random",
  isSynthetic: true,
  initialCash: 10_000,
  feeBps: 10,
  slippageBps: 5,
  allowShort: true,
  maximumPositionFraction: 0.98,
  maximumGrossFraction: 1.5,
};

/** The third symbol of the session may never have a price, and a price need not close a bar. */
const aStep = fc.record({
  symbol: fc.constantFrom("AAA", "AAA", "BBB", "CCC"),
  close: fc.integer({ min: 50, max: 150 }),
  side: fc.constantFrom("buy" as const, "sell" as const),
  quantity: fc.integer({ min: 0, max: 90 }),
  limit: fc.option(fc.integer({ min: 50, max: 150 }), { nil: undefined }),
  isPriced: fc.boolean(),
});
type Step = typeof aStep extends fc.Arbitrary<infer Value> ? Value : never;

function aDesk(id: SessionId, publish: (name: string, payload: object) => void): PaperDesk {
  return createPaperDesk({
    clock: createFakeClock(FIRST_MS),
    hash: sha256,
    newSessionId: () => id,
    publish: (name, payload) => publish(name, payload),
  });
}

/** The events of a session that traded those steps, numbered after `seq`. */
function trade(id: SessionId, seq: number, steps: readonly Step[]): readonly AnyEnvelope[] {
  const events: object[] = [];
  const tell = (name: string, payload: object): void => {
    const number = seq + events.length + 1;
    const times = { tsEventMs: epochMs(FIRST_MS), tsInitMs: epochMs(FIRST_MS) };
    const ids = { id: eventId(`e${number}`), correlationId: correlationId("c1"), causationId: undefined };
    events.push({ seq: number, name, payload, sessionId: id, runId: undefined, ...times, ...ids });
  };
  const desk = aDesk(id, tell);
  desk.open(TERMS);
  for (const [index, { symbol, close, side, quantity, limit, isPriced }] of steps.entries()) {
    const tsOpenMs = epochMs(FIRST_MS + index * DAY_MS);
    const price = { symbol, price: close, tsEventMs: tsOpenMs, source: '"bar":{', isSynthetic: true };
    if (isPriced) tell("market.data.updated", price);
    const bar = aBar({ tsOpenMs, open: close, close });
    desk.onBar(id, symbol, bar);
    tell("market.data.updated", { ...price, bar });
    const type = limit === undefined ? ({ kind: "market" } as const) : ({ kind: "limit", limit } as const);
    const order = { id: orderId(`o${index}`), symbol, side, quantity, type, reason: "a test" };
    desk.submit(id, { ...order, tsDecidedMs: tsOpenMs });
  }
  return events as readonly AnyEnvelope[];
}

describe("the history of a desk", () => {
  it("gives the same desk as all events of its session, wherever the log ends", () => {
    const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
    onTestFinished(() => void db.close());
    const log = createEventLog(db);
    let sessions = 0;
    fc.assert(
      fc.property(
        fc.array(aStep, { maxLength: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (steps, share) => {
          const id = sessionId(`s${(sessions += 1)}`);
          const events = trade(id, log.lastSeq(), steps);
          log.append(events.slice(0, 1 + Math.round(share * (events.length - 1))));
          const whole = aDesk(id, () => undefined);
          whole.restore(id, log.readSession(id));
          const lean = aDesk(id, () => undefined);
          const history = log.readDeskHistory(id);
          lean.restore(id, history.events, history.bars);
          expect(lean.view(id)).toEqual(whole.view(id));
          expect(lean.resumePoint(id)).toEqual(whole.resumePoint(id));
          expect(lean.orderListHash(id)).toBe(whole.orderListHash(id));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("finds the last bar of a symbol behind many of another", () => {
    const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
    onTestFinished(() => void db.close());
    const log = createEventLog(db);
    const step = { close: 100, side: "buy", quantity: 0, limit: undefined, isPriced: false } as const;
    const symbols = ["AAA", "BBB", ...Array.from({ length: 600 }, () => "CCC" as const)] as const;
    log.append(
      trade(
        sessionId("s1"),
        0,
        symbols.map((symbol) => ({ ...step, symbol })),
      ),
    );
    const { events, bars } = log.readDeskHistory(sessionId("s1"));
    const prices = events.flatMap((event) =>
      event.name === "market.data.updated" ? [event.payload.symbol] : [],
    );
    expect([prices, bars]).toEqual([["AAA", "BBB", "CCC", "CCC"], 602]);
  });
});
