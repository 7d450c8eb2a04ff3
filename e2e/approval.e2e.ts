import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import { Workbench } from "./pages/workbench.ts";

const ASKED = `name: asked
inputs:
  symbols: { type: symbols, default: [SPX] }
steps:
  - fetch: { slice: data, method: get_historical }
  - ask: { wait: { approval: "Send the orders?", timeout: 1h } }
  - detect: { slice: market_regime, method: detect }
`;

test("a run waits for a person, also over a restart, and can be paused and ended with a rejection", async ({
  workspace,
}) => {
  const folder = path.join(workspace.environment["GPT_TRADER_WORKSPACE"] ?? "", "workflows");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "asked.yaml"), ASKED);

  const first = await openWindow(workspace);
  const before = new Workbench(first.page);
  await before.isReady();
  await before.chooseWorkflow("asked");
  await before.run.click();
  const asked = before.page.getByRole("region", { name: "Approval ask" });
  await expect(asked).toContainText("Send the orders?");
  await expect(before.page.getByRole("button", { name: "1 approval waits" })).toBeVisible();
  await expect(asked.getByRole("button", { name: "Reject" })).toBeDisabled();
  await first.app.close();

  const second = await openWindow(workspace);
  const after = new Workbench(second.page);
  await after.isReady();
  await after.page.getByRole("button", { name: "1 approval waits" }).click();
  await expect(after.runStatus).toContainText("running");
  await after.page.getByRole("button", { name: "Pause run" }).click();
  await expect(after.runStatus).toContainText("pauses before its next step");
  await after.page.getByRole("button", { name: "Approve" }).click();
  await expect(after.runStatus).toContainText("paused before detect");
  await after.page.getByRole("button", { name: "Resume run" }).click();
  await after.completes();

  await after.run.click();
  const again = after.page.getByRole("region", { name: "Approval ask" });
  await again.getByLabel("Comment").fill("not today");
  await again.getByRole("button", { name: "Reject" }).click();
  await expect(after.runStatus).toContainText("refused");
  await expect(after.page.getByRole("alert").first()).toContainText("not today");
  expect([...first.pageErrors, ...second.pageErrors]).toEqual([]);
  await second.app.close();
});
