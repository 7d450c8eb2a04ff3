import { expect, it } from "vitest";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

const RUN =
  "run --workflow portfolio_rebalance --mode paper --symbols SPX FB --input barIntervalMs=0 maximumBars=400 --json";
/** The list of fills since the workflow shipped: another one means that it trades otherwise. */
const GOLDEN = "dea4be1550ef2dfee0f7e638ff8a5b5bd120c179405f61bf95d5ed3ff9c1e620";

it("portfolio_rebalance runs to its end on the bundled bars, and trades as it always did", async () => {
  const app = await openAnApp();
  const { code, out, err } = await callCommandLine(app, RUN.split(" "));
  expect([code, err]).toEqual([0, ""]);
  const { status, steps } = JSON.parse(out) as {
    readonly status: string;
    readonly steps: readonly { readonly step: string; readonly status: string; readonly summary: unknown }[];
  };
  expect([status, new Set(steps.map((step) => step.status))]).toEqual(["completed", new Set(["completed"])]);
  expect(steps.at(-1)).toMatchObject({
    step: "close_report",
    summary: { portfolio: { fillCount: 16, refusals: 0, orderListHash: GOLDEN } },
  });

  const [session] = await app.handlers["paper:list"](undefined);
  const { fills, orders } = session!;
  expect(fills).toHaveLength(16);
  for (const symbol of ["SPX", "FB"]) {
    const { bars } = await app.handlers["data:show"]({ symbol });
    for (const fill of fills.filter((candidate) => candidate.symbol === symbol)) {
      const order = orders.find(({ id }) => id === fill.orderId);
      const next = bars.tsOpenMs.findIndex((time) => time > order!.tsDecidedMs);
      expect(fill.tsMs).toBe(bars.tsOpenMs[next]);
      expect(Math.abs(fill.price / bars.open[next]! - 1)).toBeLessThan(0.001);
    }
  }
});
