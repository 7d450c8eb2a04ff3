import { expect } from "@playwright/test";
import { test } from "./launch.ts";
import type { Window } from "./launch.ts";

async function killPage({ app }: Window): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined) process.kill(window.webContents.getOSProcessId(), "SIGKILL");
  });
}

test("a page that is loaded again shows what it showed, and goes on following a session", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  await workbench.chooseWorkflow("paper_trading");
  await workbench.run.click();
  const fills = page.getByRole("group", { name: "Fills", exact: true });
  const bars = page.getByRole("group", { name: "Bars", exact: true });
  await expect(fills).toContainText(/[1-9]/, { timeout: 60_000 });
  const session = page.getByRole("figure", { name: /^Chart of the replay of AAPL/ });
  const since = await page.locator(".legend", { hasText: "since" }).innerText();
  const before = Number((await bars.innerText()).replaceAll(/\D/g, ""));

  await page.reload();
  await workbench.isReady();
  await expect(workbench.mode).toContainText("PAPER");
  await expect(fills).toContainText(/[1-9]/);
  const after = Number((await bars.innerText()).replaceAll(/\D/g, ""));
  expect(after).toBeGreaterThanOrEqual(before);
  await expect(session).toBeVisible();
  const firstDay = /since (\S+)/.exec(since)?.[1] ?? "nothing";
  await expect(page.locator(".legend", { hasText: "since" })).toContainText(firstDay);
  await expect(page.locator("figcaption"), "60 days of history, then the whole session").toHaveText(
    /^Shows 2000-10-\d\d to /,
  );
  await expect(bars).not.toHaveText(new RegExp(`\\b${after}$`));
  await workbench.stopSession();
  await expect(page.getByRole("button", { name: "Stop session" })).toBeDisabled();
  expect(window.pageErrors).toEqual([]);
});

test("a page that is killed comes back by itself with the result that it showed", async ({
  workbench,
  window,
}) => {
  await workbench.run.click();
  await workbench.completes();
  const sharpe = await workbench.statistic("Sharpe ratio");
  await workbench.chooseWorkflow("strategy_backtest");
  await workbench.runs.getByRole("button").first().click();

  const again = window.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) return "";
    await new Promise<void>((resolve) => contents.once("did-finish-load", () => resolve()));
    const read = "document.querySelector('[aria-label=\"Sharpe ratio\"] .number')?.textContent ?? ''";
    let text = "";
    while (text === "") {
      await new Promise((resolve) => setTimeout(resolve, 50));
      text = (await contents.executeJavaScript(read)) as string;
    }
    return text;
  });
  await killPage(window);
  expect(await again).toBe(sharpe);
});
