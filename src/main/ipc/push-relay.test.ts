import { describe, expect, it } from "vitest";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { AnyPush, PushBatch } from "#shared/ipc/push-batch.ts";
import { createPushRelay } from "./push-relay.ts";

function aTick(seq: number): AnyPush {
  return { name: "audit:tick", payload: [{ seq } as AnyEnvelope] };
}

function aPaperPush(sessionId: string, bars: number): AnyPush {
  return { name: "paper:changed", payload: { sessionId, bars } as PaperView };
}

/** A relay whose frames pass when the test says so. */
function aRelay() {
  const sent: PushBatch[] = [];
  let callbacks: (() => void)[] = [];
  const relay = createPushRelay({
    send: (batch) => sent.push(batch),
    after: (_delayMs, callback) => callbacks.push(callback),
  });
  const passFrame = (): void => {
    const due = callbacks;
    callbacks = [];
    for (const callback of due) callback();
  };
  return { relay, sent, passFrame };
}

describe("createPushRelay", () => {
  it("joins what came in one frame into one batch, in order", () => {
    const { relay, sent, passFrame } = aRelay();
    relay.add(aTick(1));
    relay.add(aTick(2));
    expect(sent).toEqual([]);
    passFrame();
    expect(sent).toEqual([
      { number: 1, pushes: [{ name: "audit:tick", payload: [{ seq: 1 }, { seq: 2 }] }] },
    ]);
  });

  it("sends of each session only the newest view", () => {
    const { relay, sent, passFrame } = aRelay();
    relay.add(aPaperPush("a", 1));
    relay.add(aPaperPush("b", 1));
    relay.add(aPaperPush("a", 2));
    passFrame();
    expect(sent[0]?.pushes).toEqual([aPaperPush("a", 2), aPaperPush("b", 1)]);
  });

  it("sends nothing more until the window acknowledges", () => {
    const { relay, sent, passFrame } = aRelay();
    relay.add(aTick(1));
    passFrame();
    relay.add(aTick(2));
    passFrame();
    expect(sent.map((batch) => batch.number)).toEqual([1]);
    relay.acknowledge(1);
    passFrame();
    expect(sent.map((batch) => batch.number)).toEqual([1, 2]);
  });

  it("ignores an acknowledgement of another batch", () => {
    const { relay, sent, passFrame } = aRelay();
    relay.add(aTick(1));
    passFrame();
    relay.add(aTick(2));
    relay.acknowledge(7);
    passFrame();
    expect(sent).toHaveLength(1);
  });

  it("starts over when the window is loaded anew, and sends nothing before its page can hear", () => {
    const { relay, sent, passFrame } = aRelay();
    relay.add(aTick(1));
    passFrame();
    relay.add(aTick(2));
    relay.restart();
    relay.add(aTick(3));
    passFrame();
    expect(sent).toHaveLength(1);
    relay.resume();
    passFrame();
    expect(sent[1]?.pushes).toEqual([aTick(3)]);
  });

  it("drops the oldest events of a window that does not keep up, and keeps the newest", () => {
    const { relay, sent, passFrame } = aRelay();
    for (let seq = 1; seq <= 20_001; seq += 1) relay.add(aTick(seq));
    passFrame();
    const [push] = sent[0]?.pushes ?? [];
    const seqs = push?.name === "audit:tick" ? push.payload.map((event) => event.seq) : [];
    expect([seqs.length, seqs.at(0), seqs.at(-1)]).toEqual([10_000, 10_002, 20_001]);
  });
});
