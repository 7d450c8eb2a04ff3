import { describe, expect, it } from "vitest";
import fc from "fast-check";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { correlationId, eventId, orderId, runId, sessionId } from "#shared/model/ids.ts";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";
import type { OrderExits } from "#shared/model/order.ts";
import type { PaperTerms } from "#shared/model/paper-terms.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { aBar } from "#engine/testing/a-bar.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createPaperDesk, type PaperDesk } from "./paper-desk.ts";

const S1 = sessionId("s1");
const RUN = runId("run-1");
const FIRST_MS = Date.UTC(2020, 0, 1);

const TERMS: PaperTerms = {
  runId: RUN,
  strategy: "momentum",
  parameters: {},
  symbols: ["AAA"],
  feed: "random",
  isSynthetic: true,
  initialCash: 10_000,
  feeBps: 10,
  slippageBps: 5,
  allowShort: true,
  maximumPositionFraction: 0.98,
  maximumGrossFraction: 1.5,
};

/** A desk that writes what it says into a log. */
function aDesk(log: AnyEnvelope[]): PaperDesk {
  return createPaperDesk({
    clock: createFakeClock(FIRST_MS),
    hash: sha256,
    newSessionId: () => S1,
    publish: (name, payload, origin) => tell(log, { name, payload, ...origin }),
  });
}

function tell(log: AnyEnvelope[], event: object): void {
  const seq = log.length + 1;
  const times = { tsEventMs: epochMs(FIRST_MS), tsInitMs: epochMs(FIRST_MS) };
  const ids = { id: eventId(`e${seq}`), correlationId: correlationId("c1"), causationId: undefined };
  log.push({ seq, ...ids, ...times, sessionId: S1, runId: RUN, ...event } as unknown as AnyEnvelope);
}

const aStep = fc.record({
  open: fc.integer({ min: 50, max: 150 }),
  close: fc.integer({ min: 50, max: 150 }),
  side: fc.constantFrom("buy" as const, "sell" as const),
  quantity: fc.integer({ min: 0, max: 90 }),
  type: fc.oneof(
    fc.constant({ kind: "market" as const }),
    fc.integer({ min: 50, max: 150 }).map((limit) => ({ kind: "limit" as const, limit })),
    fc.integer({ min: 50, max: 150 }).map((stop) => ({ kind: "stop" as const, stop })),
    fc
      .tuple(fc.integer({ min: 50, max: 150 }), fc.integer({ min: 50, max: 150 }))
      .map(([stop, limit]) => ({ kind: "stop_limit" as const, stop, limit })),
    fc
      .integer({ min: 1, max: 30 })
      .map((amount) => ({ kind: "trailing_stop" as const, trail: { kind: "amount" as const, amount } })),
  ),
  timeInForce: fc.constantFrom(
    { kind: "gtc" as const },
    { kind: "day" as const },
    { kind: "ioc" as const },
    { kind: "fok" as const },
    { kind: "gtd" as const, tsUntilMs: epochMs(FIRST_MS + 12 * DAY_MS) },
  ),
  exits: fc.option(
    fc.record({ away: fc.integer({ min: 1, max: 30 }), isTrailed: fc.boolean(), hasTarget: fc.boolean() }),
    { nil: undefined },
  ),
  isGrouped: fc.boolean(),
  spread: fc.integer({ min: 0, max: 30 }),
  volume: fc.integer({ min: 0, max: 300 }),
  isFlattened: fc.boolean(),
});
type Step = typeof aStep extends fc.Arbitrary<infer Value> ? Value : never;

const anExecution: fc.Arbitrary<ExecutionTerms> = fc.constantFrom<ExecutionTerms>(
  {},
  { participationFraction: 0.25, minimumFee: 1, feePerShare: 0.01 },
  { latencyBars: 2, halfSpreadBps: 10, borrowRate: 0.5 },
  { latencyMs: 1, participationFraction: 0.5 },
  { initialMargin: 0.5, maintenanceMargin: 0.4, borrowRate: 0.5 },
);

/** One bar with its decisions, as a feed and a loop bring them. */
function live(desk: PaperDesk, log: AnyEnvelope[], step: Step, index: number): void {
  const { open, close, spread, volume } = step;
  const [high, low] = [Math.max(open, close) + spread, Math.min(open, close) - spread];
  const bar = aBar({ tsOpenMs: epochMs(FIRST_MS + index * DAY_MS), open, high, low, close, volume });
  desk.onBar(S1, "AAA", bar);
  const payload = {
    symbol: "AAA",
    price: close,
    tsEventMs: bar.tsOpenMs,
    source: "random",
    isSynthetic: true,
  };
  tell(log, { name: "market.data.updated", payload: { ...payload, bar } });
  decide(desk, step, index);
}

function decide(desk: PaperDesk, step: Step, index: number): void {
  const { side, quantity, type, isFlattened, timeInForce, isGrouped } = step;
  if (isFlattened) desk.flatten(S1, "a test");
  const tsDecidedMs = epochMs(FIRST_MS + index * DAY_MS);
  desk.submit(S1, {
    id: orderId(`o${index}`),
    symbol: "AAA",
    side,
    quantity,
    type,
    reason: "a test",
    tsDecidedMs,
    timeInForce,
    ...exitsOf(step),
    ...(isGrouped ? { group: `g${Math.floor(index / 2)}` } : {}),
  });
}

function exitsOf({ exits, side, type, close }: Step): { readonly exits?: OrderExits } {
  if (exits === undefined) return {};
  const entry =
    type.kind === "limit" || type.kind === "stop_limit"
      ? type.limit
      : type.kind === "stop"
        ? type.stop
        : close;
  const sign = side === "buy" ? 1 : -1;
  const target = exits.hasTarget ? { target: entry + sign * exits.away } : {};
  const stop = exits.isTrailed
    ? { trail: { kind: "amount" as const, amount: exits.away } }
    : { stop: entry - sign * exits.away };
  return { exits: { ...target, ...stop } };
}

describe("a paper session that is cut off after any event", () => {
  it("ends as an uninterrupted one, with each order sent once", () => {
    fc.assert(
      fc.property(
        fc.array(aStep, { minLength: 2, maxLength: 25 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        anExecution,
        (steps, share, execution) => {
          const whole: AnyEnvelope[] = [];
          const first = aDesk(whole);
          first.open({ ...TERMS, execution });
          for (const [index, step] of steps.entries()) live(first, whole, step, index);

          const log = whole.slice(0, 1 + Math.round(share * (whole.length - 1)));
          const desk = aDesk(log);
          desk.restore(S1, [...log]);
          const point = desk.resumePoint(S1);
          const lastIndex = desk.view(S1).bars - 1;
          if (point?.mayLackDecisions === true) decide(desk, steps[lastIndex]!, lastIndex);
          for (const [index, step] of steps.entries()) if (index > lastIndex) live(desk, log, step, index);

          expect(desk.view(S1)).toEqual(first.view(S1));
          expect(desk.orderListHash(S1)).toBe(first.orderListHash(S1));
          const sent = log.flatMap((event) =>
            event.name === "order.submitted" ? [event.payload.order.id] : [],
          );
          expect(new Set(sent).size).toBe(sent.length);
        },
      ),
      { seed: 23, numRuns: 200 },
    );
  });
});

describe("restore", () => {
  it("refuses a log that does not say what the session was opened as", () => {
    expect(errorOf(() => aDesk([]).restore(S1, [])).code).toBe("paper.not-restorable");
  });

  it("lets the run take up a session that was opened and given no bar, and no other", () => {
    const log: AnyEnvelope[] = [];
    aDesk(log).open(TERMS);
    const desk = aDesk(log);
    desk.restore(S1, [...log]);
    expect(desk.open(TERMS).sessionId).toBe(S1);
    desk.onBar(S1, "AAA", aBar({ tsOpenMs: epochMs(FIRST_MS) }));
    expect(errorOf(() => desk.open(TERMS)).code).toBe("paper.session-exists");
  });
});
