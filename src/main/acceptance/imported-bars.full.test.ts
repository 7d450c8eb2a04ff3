import fc from "fast-check";
import { expect, it } from "vitest";
import { anyMarket } from "./testing/a-market.ts";
import { expectNextBarFills } from "./testing/expect-next-bar-fills.ts";
import { openAnApp } from "./testing/open-an-app.ts";

it("fills market orders over imported bars at the next open, in many markets", async () => {
  const app = await openAnApp();
  let fills = 0;
  await fc.assert(
    fc.asyncProperty(anyMarket(), async (market) => {
      fills += (await expectNextBarFills(app, market)).fills.length;
    }),
    { numRuns: 300, seed: 8 },
  );
  expect(fills).toBeGreaterThan(500);
});
