import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { openWindow, test } from "./launch.ts";
import { Workbench } from "./pages/workbench.ts";

/** Holds for a person, so that no machine is done before its program is killed. */
const HELD_SEARCH = `name: held_search
inputs:
  symbols: { type: symbols, default: [SPX] }
steps:
  - fetch_data: { slice: data, method: get_historical, with: { defaultRange: all } }
  - ask: { wait: { approval: "Search now?", timeout: 1h } }
  - search: { slice: optimize, method: run }
`;

test("a run whose program was killed is completed after the next start", async ({
  workspace,
  runCommandLine,
}) => {
  const folder = path.join(workspace.environment["GPT_TRADER_WORKSPACE"] ?? "", "workflows");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "held_search.yaml"), HELD_SEARCH);
  const first = await openWindow(workspace);
  const before = new Workbench(first.page);
  await before.isReady();
  await before.chooseWorkflow("held_search");
  await before.run.click();
  await expect(before.page.getByRole("region", { name: "Approval ask" })).toBeVisible();
  const main = first.app.process();
  const isGone = new Promise<void>((resolve) => void main.once("exit", () => resolve()));
  main.kill("SIGKILL");
  await isGone;
  const status = JSON.parse(await runCommandLine("status", "--json")) as { readonly runs: readonly object[] };
  expect(status.runs).toMatchObject([{ status: "failed", error: { code: "run.interrupted" } }]);

  const second = await openWindow(workspace);
  const after = new Workbench(second.page);
  await after.isReady();
  await after.page.getByRole("button", { name: "Approve" }).click();
  await after.completes();
  await expect(after.page.getByRole("table", { name: "Study" })).toBeVisible();
  await second.app.close();
});
