import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { chooseFile, openWindow, test } from "./launch.ts";
import { openByKeyboard } from "./pages/panels.ts";
import { Workbench } from "./pages/workbench.ts";

test("a person arranges workspaces, and finds them again", async ({ workbench, workspace, window }) => {
  const { page } = workbench;
  await page.keyboard.press("Control+1");
  await expect(page.getByRole("button", { name: "Trade", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page.getByRole("tab", { name: "Inspector" })).toHaveCount(0);
  await workbench.chooseFromLayout("Show Inspector");
  await expect(page.getByRole("tab", { name: "Inspector" })).toBeVisible();
  await workbench.chooseFromLayout("Undo layout change");
  await expect(page.getByRole("tab", { name: "Inspector" })).toHaveCount(0);

  await workbench.chooseFromLayout("Duplicate workspace…");
  await page.getByLabel("Name of the new workspace").fill("My desk");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "My desk", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByRole("tab", { name: "Explorer" }).click();
  await workbench.chooseFromPanel("Explorer", "Close Explorer");
  await expect(page.getByRole("tab", { name: "Explorer" })).toHaveCount(0);
  await workbench.chooseFromLayout("Export workspace…");
  const notice = page.getByRole("status", { name: "Notice of the window" });
  const file = path.join(workspace.exportFolder, "workspace-My-desk.json");
  await expect(notice).toHaveText(`Saved ${file}`);

  await page.getByRole("button", { name: "Theme: dark" }).click();
  await expect(page.getByRole("button", { name: "Theme: light" })).toBeVisible();
  await window.app.close();

  const second = await openWindow(workspace);
  const again = new Workbench(second.page);
  await expect(second.page.getByRole("button", { name: "My desk", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(second.page.getByRole("tab", { name: "Run" })).toBeVisible();
  await expect(second.page.getByRole("tab", { name: "Explorer" })).toHaveCount(0);
  await expect(second.page.getByRole("button", { name: "Theme: light" })).toBeVisible();

  await again.chooseFromLayout("Remove workspace");
  await expect(second.page.getByRole("button", { name: "My desk", exact: true })).toHaveCount(0);
  await chooseFile(second, file);
  await again.chooseFromLayout("Import workspace…");
  await expect(second.page.getByRole("button", { name: "My desk", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await second.page.getByRole("tab", { name: "Run", exact: true }).click();
  await again.chooseFromPanel("Run", "Float Run");
  await expect(second.page.getByRole("dialog", { name: "Run" })).toBeVisible();
  expect(second.pageErrors).toEqual([]);
  await second.app.close();
});

test("a layout that names a panel of another version gives way, and the window says so", async ({
  workspace,
}) => {
  const first = await openWindow(workspace);
  const workbench = new Workbench(first.page);
  await workbench.isReady();
  await workbench.chooseFromPanel("Inspector", "Close Inspector");
  await workbench.chooseFromLayout("Export workspace…");
  await expect(first.page.getByRole("status", { name: "Notice of the window" })).toContainText("Saved");
  await first.app.close();

  const file = path.join(workspace.environment["GPT_TRADER_WORKSPACE"] ?? "", "window", "layouts.json");
  writeFileSync(file, readFileSync(file, "utf8").replaceAll("explorer", "oracle"));
  const second = await openWindow(workspace);
  await expect(second.page.getByRole("status", { name: "Notice of the window" })).toContainText(
    "Research shows the layout that it came with, because of the one that was kept it names the panel oracle",
  );
  await expect(second.page.getByRole("tab", { name: "Inspector" })).toBeVisible();
  await second.app.close();
});

test("panels that go below share one place there, and a panel that is open is shown, not doubled", async ({
  workbench,
}) => {
  const { page } = workbench;
  const tab = (name: string) => page.getByRole("tab", { name, exact: true });
  await openByKeyboard(page, "Paper desk");
  await openByKeyboard(page, "Event log");
  const [first, second] = [await tab("Paper desk").boundingBox(), await tab("Event log").boundingBox()];
  expect(second?.y).toBe(first?.y);
  const height = page.viewportSize()?.height ?? (await page.evaluate(() => innerHeight));
  expect(height - (first?.y ?? 0)).toBeLessThan(height * 0.5);

  await page.keyboard.press("Control+1");
  await expect(tab("Chart")).toHaveCount(1);
  await openByKeyboard(page, "Chart");
  await expect(tab("Chart")).toHaveCount(1);
  await workbench.chooseFromLayout("New chart");
  await expect(tab("Chart")).toHaveCount(2);
});
