import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/** How long a run on bundled data may take on a slow machine. */
const RUN_MS = 60_000;

export type ReportFormat =
  | "HTML report"
  | "PDF document"
  | "PNG picture"
  | "JSON data"
  | "CSV of trades"
  | "CSV of figures";

/** The window as a person sees it: by roles and names. */
export class Workbench {
  readonly page: Page;
  readonly mode: Locator;
  readonly workflows: Locator;
  readonly runs: Locator;
  readonly steps: Locator;
  readonly runStatus: Locator;
  readonly run: Locator;
  readonly cancel: Locator;
  readonly active: Locator;
  readonly export: Locator;
  readonly alert: Locator;

  constructor(page: Page) {
    this.page = page;
    this.mode = page.getByRole("status", { name: "Mode" });
    this.workflows = page.getByRole("list", { name: "Workflows" });
    this.runs = page.getByRole("list", { name: "Runs" });
    this.steps = page.getByRole("list", { name: "Run steps" });
    this.runStatus = page.getByRole("status", { name: "Run status" });
    this.run = page.getByRole("button", { name: "Run workflow" });
    this.cancel = page.getByRole("button", { name: "Cancel run" });
    this.active = page.getByRole("switch", { name: "Active: starts by itself" });
    this.export = page.getByRole("button", { name: "Export report" });
    this.alert = page.getByRole("alert");
  }

  async isReady(): Promise<void> {
    await expect(this.page.locator("[data-ready=true]")).toBeVisible({ timeout: RUN_MS });
    await expect(this.workflows.getByRole("listitem").first()).toBeVisible();
  }

  async chooseWorkflow(name: string): Promise<void> {
    await this.workflows.getByText(name, { exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(name);
  }

  async fill(label: string, value: string): Promise<void> {
    await this.page.getByLabel(label).fill(value);
  }

  async showMoreInputs(): Promise<void> {
    await this.page.getByRole("button", { name: /^\d+ more$/ }).click();
  }

  async completes(): Promise<void> {
    await expect(this.runStatus).toContainText("completed", { timeout: RUN_MS });
  }

  /** The same of a run that was started after others: it is the newest of so many in the list, and the one that is shown. */
  async completesAsRun(number: number): Promise<void> {
    await expect(this.runs.getByRole("listitem")).toHaveCount(number);
    await expect(this.runs.getByRole("button").first()).toHaveAttribute("aria-current", "true");
    await this.completes();
  }

  /** Chooses from the menu of the layout. */
  async chooseFromLayout(item: string): Promise<void> {
    await this.page.getByRole("button", { name: "Layout", exact: true }).click();
    await this.page
      .getByRole(item.startsWith("Show ") ? "menuitemcheckbox" : "menuitem", { name: item })
      .click();
  }

  /** Chooses from the menu of the panel that is on top of its group. */
  async chooseFromPanel(panel: string, item: string): Promise<void> {
    await this.page.getByRole("button", { name: `Actions of ${panel}` }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** Stops the session on the Run panel, which asks once more. */
  async stopSession(): Promise<void> {
    await this.page.getByRole("button", { name: "Stop session" }).click();
    const question = this.page.getByRole("dialog", { name: "Stop the session?" });
    await question.getByRole("button", { name: "Stop session" }).click();
    await expect(question).toHaveCount(0);
  }

  stepsThat(status: string): Locator {
    return this.steps.getByRole("listitem", { name: new RegExp(`: ${status}$`) });
  }

  /** The text of a figure such as "Sharpe ratio", as it stands on its card. */
  async statistic(name: string): Promise<string> {
    const card = this.page.getByRole("group", { name, exact: true });
    return card.locator(".number").innerText();
  }

  /** Exports and answers the path that the window says it saved to. */
  async exportAs(format: ReportFormat): Promise<string> {
    await this.export.click();
    await this.page.getByRole("radio", { name: format }).check();
    await this.page.getByRole("button", { name: "Save…" }).click();
    const notice = this.page.getByRole("status", { name: "Notice" });
    const ending = {
      "HTML report": "html",
      "PDF document": "pdf",
      "PNG picture": "png",
      "JSON data": "json",
      "CSV of trades": "csv",
      "CSV of figures": "csv",
    }[format];
    await expect(notice).toHaveText(new RegExp(`^Saved .+\\.${ending}$`), { timeout: RUN_MS });
    return (await notice.innerText()).replace("Saved ", "");
  }
}
