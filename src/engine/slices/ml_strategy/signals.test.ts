import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { signals } from "./signals.ts";

const flat = { positions: [] };
const rising = Array.from({ length: 40 }, (_, index) => 100 * 1.01 ** index);

describe("signals", () => {
  it("raises what the strategy decides at the newest bar, and states it as an event", () => {
    const published: unknown[] = [];
    const context = aContext({ publish: (name, payload) => void published.push([name, payload]) });
    const { signals: raised } = signals(
      { bars: [aBarSeries({ closes: rising })], strategy: "momentum", account: flat },
      context,
    );
    expect(raised).toMatchObject([{ symbol: "TEST", target: "long" }]);
    expect(published).toMatchObject([
      ["signal.raised", { symbol: "TEST", strategy: "momentum", target: "long" }],
    ]);
  });

  it("decides only for the symbol whose bar has closed", () => {
    const bars = ["A", "B"].map((symbol) => aBarSeries({ symbol, closes: rising }));
    const { signals: raised } = signals(
      { bars, symbol: "B", strategy: "momentum", account: flat },
      aContext(),
    );
    expect(raised.map(({ symbol }) => symbol)).toEqual(["B"]);
  });

  it("says nothing while the window is shorter than the warm-up", () => {
    const bars = [aBarSeries({ closes: rising.slice(0, 10) })];
    expect(signals({ bars, strategy: "momentum", account: flat }, aContext()).signals).toEqual([]);
  });
});
