import { describe, expect, it } from "vitest";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { PaperHistory } from "#renderer/replica/paper-history.ts";
import { epochMs } from "#shared/model/time.ts";
import { readFedPrices } from "./fed-price.ts";
import type { FedPrices } from "./fed-price.ts";

const NONE: FedPrices = new Map();

function aSession(change: Partial<PaperView>): PaperView {
  const session = {
    sessionId: "s1",
    status: "running",
    isSynthetic: false,
    tsStartedMs: epochMs(1),
    ...change,
  };
  return session as PaperView;
}

function fed(...closes: readonly number[]): PaperHistory {
  const bars = closes.map((close, index) => ({
    tsOpenMs: epochMs(index * 1_000),
    open: close,
    high: close,
    low: close,
    close,
    volume: 1,
  }));
  return { equity: [], bars: { ACME: bars }, synthetic: [] };
}

describe("readFedPrices", () => {
  it("tells the newest bar of a running session, and what it is", () => {
    const prices = readFedPrices([aSession({})], { s1: fed(10, 12) }, NONE, 77);
    expect(prices.get("ACME")).toEqual({
      last: 12,
      change: 2,
      changeFraction: 12 / 10 - 1,
      tsBarMs: 1_000,
      tsHeardMs: 77,
      source: "REPLAY",
      sessionId: "s1",
      path: "M0 100L100 0",
    });
    const generated = { ...fed(10), synthetic: ["ACME"] };
    const synthetic = readFedPrices([aSession({ isSynthetic: true })], { s1: generated }, NONE, 77);
    expect(synthetic.get("ACME")?.source).toBe("SYNTHETIC");
    // A session may replay one symbol and have another one generated.
    const other = readFedPrices([aSession({ isSynthetic: true })], { s1: fed(10) }, NONE, 77);
    expect(other.get("ACME")?.source).toBe("REPLAY");
  });

  it("tells nothing of a session that has ended", () => {
    const histories = { s1: fed(10) };
    const known = readFedPrices([aSession({})], histories, NONE, 1);
    expect(readFedPrices([aSession({ status: "stopped" })], histories, known, 2).size).toBe(0);
  });

  it("takes the session that was started last", () => {
    const sessions = [aSession({ sessionId: "s2", tsStartedMs: epochMs(5) }), aSession({})];
    const prices = readFedPrices(sessions, { s1: fed(10), s2: fed(99) }, NONE, 1);
    expect(prices.get("ACME")?.last).toBe(99);
  });

  it("keeps the moment at which a price was heard, until there is another", () => {
    const known = readFedPrices([aSession({})], { s1: fed(10) }, NONE, 1);
    expect(readFedPrices([aSession({})], { s1: fed(10) }, known, 500)).toBe(known);
    const next = readFedPrices([aSession({})], { s1: fed(10, 11) }, known, 500);
    expect([next.get("ACME")?.last, next.get("ACME")?.tsHeardMs]).toEqual([11, 500]);
  });
});
