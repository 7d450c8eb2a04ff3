import { expect } from "@playwright/test";
import { takeRunsAway, test } from "./launch.ts";

test("the monitor shows what a part failed on, gives it to it again, and follows an order to its cause", async ({
  workbench,
  workspace,
}) => {
  const { page } = workbench;
  const giveBack = takeRunsAway(workspace);
  await workbench.run.click();
  await workbench.completes();
  giveBack();

  await page.getByRole("button", { name: "Monitor", exact: true }).click();
  const latencies = page.getByRole("table", { name: "Latencies" });
  await expect(latencies.getByRole("row", { name: /^Event to disk, durable .* \d+ (µs|ms)/ })).toBeVisible();
  await page
    .getByRole("list", { name: "Vital signs" })
    .getByRole("button", { name: /^Event-loop delay/ })
    .click();
  await expect(page.getByRole("note", { name: "About Event-loop delay" })).toContainText("When to worry:");
  await latencies.getByRole("row", { name: /^Event to disk, durable/ }).click();
  await expect(page.getByRole("figure", { name: "Spread of Event to disk, durable" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Dead letters ◐ 2/ })).toBeVisible();
  await page.getByRole("button", { name: "Verify logs" }).click();
  const verdicts = page.getByRole("table", { name: "Verdicts on the logs" });
  await expect(verdicts.getByRole("row", { name: /^research ● whole/ })).toBeVisible();

  await page.getByRole("tab", { name: "Dead letters 2" }).click();
  await page.getByRole("row", { name: /workflow\.started/ }).click();
  const letter = page.getByRole("complementary", { name: "Dead letter research-1" });
  await expect(letter.getByRole("alert")).toContainText("no such table: runs");
  await expect(letter.getByLabel("Content of the event")).toContainText('"workflow": "simple_backtest"');
  await letter.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("status", { name: "Notice" })).toContainText("research-1 was taken");
  const second = page.getByRole("complementary", { name: "Dead letter research-2" });
  await second.getByRole("button", { name: "Drop…" }).click();
  await second.getByRole("button", { name: "Drop letter" }).click();
  await expect(page.getByText("No dead letters")).toBeVisible();

  await page.getByRole("tab", { name: "Audit trail" }).click();
  const trail = page.getByRole("tabpanel", { name: "Audit trail" });
  await trail.getByLabel("Event name").fill("workflow.*");
  await page.getByRole("button", { name: "Search events" }).click();
  const events = trail.getByRole("table", { name: "Events" });
  await expect(events.getByRole("row", { name: /workflow\.completed/ })).toBeVisible();
  await events.getByRole("row", { name: /workflow\.started/ }).click();
  await expect(trail.getByRole("complementary", { name: "Event" })).toContainText("Belongs to");
  await page.keyboard.press("Escape");
  await expect(workbench.runStatus).toContainText("completed");
});
