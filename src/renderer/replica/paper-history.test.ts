import { describe, expect, it } from "vitest";
import { epochMs } from "#shared/model/time.ts";
import { aSession } from "#renderer/testing/a-view.ts";
import { addBar, addEquity, EMPTY_HISTORY } from "./paper-history.ts";

function aViewAt(tsMs: number, equity: number) {
  return aSession({
    tsLastBarMs: epochMs(tsMs),
    account: { cash: 0, equity, realizedProfit: 0, feesPaid: 0, positions: [] },
  });
}

function aBarAt(tsMs: number) {
  return { tsOpenMs: epochMs(tsMs), open: 1, high: 1, low: 1, close: 1, volume: 1 };
}

describe("addEquity", () => {
  it("replaces the value of the same bar and refuses to go back in time", () => {
    const history = [aViewAt(1, 10), aViewAt(2, 20), aViewAt(2, 21), aViewAt(1, 99)].reduce(
      addEquity,
      EMPTY_HISTORY,
    );
    expect(history.equity).toEqual([
      { tsMs: 1, equity: 10 },
      { tsMs: 2, equity: 21 },
    ]);
  });

  it("knows nothing before the first bar", () => {
    expect(addEquity(EMPTY_HISTORY, aSession())).toBe(EMPTY_HISTORY);
  });
});

describe("addBar", () => {
  it("keeps a window of ten thousand bars", () => {
    let history = EMPTY_HISTORY;
    for (let index = 0; index < 10_003; index += 1) history = addBar(history, "AAPL", aBarAt(index), false);
    const bars = history.bars["AAPL"] ?? [];
    expect([bars.length, bars[0]?.tsOpenMs, bars.at(-1)?.tsOpenMs]).toEqual([10_000, 3, 10_002]);
  });

  it("leaves out a bar that does not move time on", () => {
    const history = addBar(EMPTY_HISTORY, "AAPL", aBarAt(5), false);
    expect(addBar(history, "AAPL", aBarAt(5), false)).toBe(history);
  });

  it("knows which symbols have generated bars", () => {
    const history = addBar(addBar(EMPTY_HISTORY, "SPX", aBarAt(5), false), "AAPL", aBarAt(5), true);
    expect(addBar(history, "AAPL", aBarAt(6), true).synthetic).toEqual(["AAPL"]);
  });
});
