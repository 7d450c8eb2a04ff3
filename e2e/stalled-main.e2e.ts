import { expect } from "@playwright/test";
import { test } from "./launch.ts";

test("a main process that hangs is told of, and the window goes on by itself after it", async ({
  workbench,
  window,
}) => {
  const { page } = workbench;
  // What a window keeps of it, because no test can look while main, through which it looks, hangs.
  await page.evaluate(() => {
    new MutationObserver(() => {
      const alert = document.querySelector('[role="alert"][aria-label="The program does not answer"]');
      if (alert !== null) document.documentElement.dataset["toldOf"] = alert.textContent ?? "";
    }).observe(document.body, { childList: true, subtree: true });
  });

  await window.app.evaluate(() => {
    // Longer than the window's patience by far: it may come to look late, too.
    const untilMs = Date.now() + 16_000;
    while (Date.now() < untilMs);
  });

  await page.getByRole("button", { name: /^Notifications/ }).click();
  const centre = page.getByRole("dialog", { name: "Notifications" });
  await expect(centre).toContainText(
    /The program did not answer for .+ s; what is shown is up to date again/,
  );
  await expect(page.locator("html")).toHaveAttribute("data-told-of", /what is shown may be old/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alert", { name: "The program does not answer" })).toHaveCount(0);
  await workbench.run.click();
  await workbench.completes();
  expect(window.pageErrors).toEqual([]);
});
