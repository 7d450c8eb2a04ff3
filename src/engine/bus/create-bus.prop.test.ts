import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { eventId, orderId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import type { Publication } from "./bus.ts";
import { createBus } from "./create-bus.ts";

const durable: Publication = { name: "order.accepted", payload: { orderId: orderId("o1") } };
const streamed: Publication = {
  name: "job.progressed",
  payload: { step: "a", fraction: 0, message: "" },
};
const publication = fc.constantFrom(durable, streamed);
const command = fc.oneof(
  fc.record({ kind: fc.constant("publish" as const), publication }),
  fc.record({
    kind: fc.constant("publishAll" as const),
    publications: fc.array(publication, { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant("flush" as const) }),
  fc.record({ kind: fc.constant("toggle disk" as const) }),
);

describe("any mix of publications, flushes, disk faults and echoing handlers", () => {
  it("stores and delivers one gapless order", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        const stored: AnyEnvelope[] = [];
        const heardFirst: AnyEnvelope[] = [];
        const heardSecond: AnyEnvelope[] = [];
        const heardTooEarly: AnyEnvelope[] = [];
        const failedOnSoundDisk: unknown[] = [];
        let ids = 0;
        let isBroken = false;
        const bus = createBus({
          clock: { now: () => epochMs(0), monotonicMs: () => 0 },
          newEventId: () => eventId(`e${(ids += 1)}`),
          sessionId: sessionId("s"),
          commit(envelopes) {
            if (isBroken) throw new Error("disk");
            stored.push(...envelopes);
          },
        });
        bus.subscribePattern("**", (envelope) => {
          heardFirst.push(envelope);
          if (envelope.name === "order.accepted") bus.publish("trade.executed", aTrade);
        });
        bus.subscribePattern("**", (envelope) => {
          if (envelope.name === "order.accepted" && !stored.includes(envelope)) heardTooEarly.push(envelope);
          heardSecond.push(envelope);
        });
        const run = (one: (typeof commands)[number]): void => {
          if (one.kind === "publish") bus.publishAll([one.publication]);
          if (one.kind === "publishAll") bus.publishAll(one.publications);
          if (one.kind === "flush") bus.flush();
          if (one.kind === "toggle disk") isBroken = !isBroken;
        };
        for (const one of commands) {
          try {
            run(one);
          } catch (thrown) {
            if (!isBroken) failedOnSoundDisk.push(thrown);
          }
        }
        isBroken = false;
        bus.flush();
        const expected = heardFirst.map((_, index) => index + 1);
        expect({ heardTooEarly, failedOnSoundDisk }).toEqual({ heardTooEarly: [], failedOnSoundDisk: [] });
        expect(stored.map(({ seq }) => seq)).toEqual(expected);
        expect(heardFirst.map(({ seq }) => seq)).toEqual(expected);
        expect(heardSecond).toEqual(heardFirst);
        expect(stored).toEqual(heardFirst);
        expect(bus.lastSeq()).toBe(expected.length);
      }),
    );
  });
});

const aTrade = { symbol: "SPX", side: "buy", quantity: 1, price: 1 } as const;
