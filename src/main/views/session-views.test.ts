import { describe, expect, it } from "vitest";
import { aBar, aBarSeries } from "#engine/testing/a-bar.ts";
import { anEvent } from "#engine/testing/an-event.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { epochMs } from "#shared/model/time.ts";
import { toSessionBarsView } from "./session-bars-view.ts";
import { toSessionEquityView } from "./session-equity-view.ts";

const day = (date: number) => epochMs(Date.UTC(2020, 0, date));
const stored = aBarSeries({ symbol: "AAPL", closes: [1, 2, 3, 4, 5], provenance: { origin: "a file" } });

function aDelivery(seq: number, symbol: string, date: number, close: number): AnyEnvelope {
  const bar = aBar({ tsOpenMs: day(date), close });
  return anEvent(seq, "market.data.updated", {
    symbol,
    price: close,
    tsEventMs: bar.tsOpenMs,
    source: "replay",
    isSynthetic: true,
    bar,
  });
}

function aBalance(seq: number, equity: number): AnyEnvelope {
  const account = { cash: 0, equity, realizedProfit: 0, feesPaid: 0, positions: [] };
  return anEvent(seq, "balance.changed", { account });
}

const opened = anEvent(1, "session.opened", {
  mode: "paper",
  runId: undefined,
  strategy: "momentum",
  symbols: ["AAPL", "MSFT"],
  feed: "replay",
  isSynthetic: true,
  initialCash: 1_000,
});

describe("toSessionBarsView", () => {
  it("has the history before the session, then the bars of its log, and no bar that is still to come", () => {
    const view = toSessionBarsView("AAPL", [opened, aDelivery(2, "AAPL", 3, 30)], stored);
    expect([view.tsOpenMs, view.close, view.totalBars, view.origin]).toEqual([
      [day(1), day(2), day(3)],
      [1, 2, 30],
      3,
      "a file",
    ]);
  });

  it("holds back a bar of the same day that another symbol has and this one has not yet", () => {
    const view = toSessionBarsView("AAPL", [opened, aDelivery(2, "MSFT", 3, 30)], stored);
    expect(view.close).toEqual([1, 2]);
  });

  it("shows nothing before the first bar, because nobody knows where the replay starts", () => {
    expect(toSessionBarsView("AAPL", [opened], stored).close).toEqual([]);
  });

  it("shows the session alone when its series is there no more", () => {
    const view = toSessionBarsView("AAPL", [opened, aDelivery(2, "AAPL", 3, 30)], undefined);
    expect([view.close, view.isSynthetic]).toEqual([[30], true]);
  });
});

describe("toSessionEquityView", () => {
  it("has the account at each bar, the start of it until something changes", () => {
    const events = [
      opened,
      aDelivery(2, "AAPL", 1, 10),
      aBalance(3, 1_010),
      aDelivery(4, "AAPL", 2, 11),
      aBalance(5, 990),
      aDelivery(6, "MSFT", 2, 12),
      aDelivery(7, "AAPL", 3, 11),
    ];
    expect(toSessionEquityView(events)).toEqual({
      tsMs: [day(1), day(2), day(3)],
      equity: [1_000, 990, 990],
    });
  });
});
