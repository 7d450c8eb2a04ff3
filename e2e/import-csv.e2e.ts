import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { test } from "./launch.ts";
import type { Window, Workspace } from "./launch.ts";
import { focusedName, tabTo } from "./pages/keyboard.ts";

/** Sessions from 2024-02-20 on, with the closes in a column that is called otherwise and a column of notes in their place. */
function aFileWithProblems({ exportFolder }: Workspace, note: string): string {
  const file = path.join(exportFolder, "acme.csv");
  const days = Array.from({ length: 60 }, (_, index) => new Date(Date.UTC(2024, 1, 20 + index)))
    .filter((day) => day.getUTCDay() % 6 !== 0 && day.toISOString().slice(0, 10) !== "2024-03-29")
    .map((day) => day.toISOString().slice(0, 10));
  const rows = days.map((day, index) => {
    const [year, month, date] = day.split("-");
    const close = 100 + (index % 7);
    return `${date}.${month}.${year};${close},5;${close + 2},25;${close - 1};${index === 2 ? note : "-"};${close + 1};1000`;
  });
  writeFileSync(file, `Datum;Open;High;Low;Close;Letzter;Volume\n${rows.join("\n")}\n`);
  return file;
}

/** The system's dialog answers with the file, as if a person had chosen it. */
async function willChoose({ app }: Window, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

async function expectProblems(page: Page): Promise<void> {
  const problems = page.getByRole("table", { name: "Problems" });
  await expect(problems).toContainText("close must be a finite number");
  await expect(problems.getByRole("row").nth(1)).toContainText("2");
  await expect(page.getByRole("region", { name: "Problems of the file" })).toContainText(
    "Nothing was imported",
  );
}

async function expectQuality(page: Page): Promise<void> {
  const details = page.getByRole("complementary", { name: "ACME 1d of csv" });
  await expect(
    details.getByRole("img", { name: /^Coverage of ACME: 3 months, none with a hole$/ }),
  ).toBeVisible();
  await expect(details.getByRole("img", { name: /^Quality of ACME: no month/ })).toBeVisible();
  await expect(details).toContainText("● good");
  await expect(page.getByRole("table", { name: "Stored series" })).toContainText("ACME");
}

test("a file with problems is read, mended and imported", async ({ workbench, window, workspace }) => {
  const { page } = workbench;
  await willChoose(window, aFileWithProblems(workspace, "holiday"));
  await workbench.chooseFromLayout("Show Data");
  await page.getByRole("button", { name: "Import file…" }).click();
  const wizard = page.getByRole("dialog", { name: "Import acme.csv" });
  await expect(wizard.getByLabel("Between cells")).toHaveValue("semicolon");
  await expect(wizard.getByLabel("Decimals")).toHaveValue("comma");
  await expect(wizard.getByLabel("Days are written")).toHaveValue("day_first");
  await expect(wizard.getByLabel("What the column Close is")).toHaveValue("close");
  await wizard.getByRole("button", { name: "Import", exact: true }).click();
  await expectProblems(page);

  await wizard.getByLabel("What the column Close is").selectOption("");
  await expect(wizard.getByRole("status", { name: "Columns that are missing" })).toContainText("close");
  await expect(wizard.getByRole("button", { name: "Import again" })).toBeDisabled();
  await wizard.getByLabel("What the column Letzter is").selectOption("close");
  await wizard.getByRole("button", { name: "Import again" }).click();
  await expect(page.getByRole("status", { name: "Result of the import" })).toContainText("ACME");
  await wizard.getByRole("button", { name: "Show its quality" }).click();
  await expectQuality(page);
  expect(window.pageErrors).toEqual([]);
});

test("the same is done by keyboard alone", async ({ workbench, window, workspace }) => {
  const { page } = workbench;
  await willChoose(window, aFileWithProblems(workspace, "holiday"));
  await tabTo(page, /^Layout$/);
  await page.keyboard.press("Enter");
  for (let step = 0; step < 30 && !(await focusedName(page)).startsWith("Show Data"); step += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await tabTo(page, /^Import file…$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Import acme.csv" })).toBeVisible();
  await tabTo(page, /^Import$/);
  await page.keyboard.press("Enter");
  await expectProblems(page);

  await tabTo(page, /^What the column Letzter is$/);
  await page.keyboard.press("c");
  await expect(page.getByLabel("What the column Letzter is")).toHaveValue("close");
  await tabTo(page, /^Import again$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status", { name: "Result of the import" })).toContainText("ACME");
  await tabTo(page, /^Show its quality$/);
  await page.keyboard.press("Enter");
  await expectQuality(page);
});
