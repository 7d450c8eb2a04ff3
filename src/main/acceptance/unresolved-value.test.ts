import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";
import { parseRun } from "./testing/printed-run.ts";

/** Sends at each bar what the expression answers. */
function workflowThatSends(orders: string): string {
  return `name: sends
mode: real-time
steps:
  - initialize: { slices: [data, paper_trade] }
  - market_loop:
      trigger: market_data_update
      steps:
        - check_signals
        - validate_risk
        - send: { slice: paper_trade, method: submit_order, with: { orders: ${orders} } }
`;
}

async function trade(orders: string) {
  const workspace = aDirectory();
  mkdirSync(join(workspace, "workflows"));
  writeFileSync(join(workspace, "workflows", "sends.yaml"), workflowThatSends(orders));
  const app = await openAnApp(["data.demoSynthetic=true"], workspace);
  const events: AnyEnvelope[] = [];
  app.onPush("audit:tick", (ticks) => events.push(...ticks));
  const words =
    "run --workflow sends --mode paper --strategy momentum --symbols AAPL --input barIntervalMs=0 maximumBars=120 --json";
  const { code, out } = await callCommandLine(app, words.split(" "));
  return { code, ...parseRun(out), orders: events.filter(({ name }) => name.startsWith("order.")) };
}

describe("an order whose value is not there", () => {
  it("is sent when it is there", async () => {
    const { code, status, orders } = await trade('"${steps.validate_risk.orders}"');
    expect([code, status]).toEqual([0, "completed"]);
    expect(orders.length).toBeGreaterThan(0);
  });

  it.each([
    ['["${steps.validate_risk.orders[9]}"]', "failed", "expression.value-missing"],
    ['"${steps.validate_risk.wanted}"', undefined, "workflow.invalid"],
    ['"${steps.nobody.orders}"', undefined, "workflow.invalid"],
  ])("is not sent, and the run says why: %s", async (value, status, reason) => {
    const failed = await trade(value);
    expect([failed.code, failed.status, failed.error?.code, failed.orders]).toEqual([2, status, reason, []]);
  });
});
