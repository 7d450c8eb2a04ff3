import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyMarket } from "./testing/a-market.ts";
import { expectNextBarFills } from "./testing/expect-next-bar-fills.ts";
import { openAnApp } from "./testing/open-an-app.ts";

describe("a backtest over imported bars", () => {
  it("fills each market order at the open of the bar after its cross", async () => {
    const app = await openAnApp();
    let fills = 0;
    await fc.assert(
      fc.asyncProperty(anyMarket(), async (market) => {
        fills += (await expectNextBarFills(app, market)).fills.length;
      }),
      { numRuns: 12, seed: 7 },
    );
    expect(fills).toBeGreaterThan(20);
  }, 60_000);
});
