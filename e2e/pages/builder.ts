import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/** How long a run on bundled data may take on a slow machine. */
const RUN_MS = 60_000;

/** The builder as a person sees it: by roles and names. */
export class BuilderPage {
  readonly page: Page;
  readonly view: Locator;
  readonly search: Locator;
  readonly graph: Locator;
  readonly side: Locator;
  readonly problems: Locator;
  readonly text: Locator;
  readonly status: Locator;
  /** Those before which the run holds. */
  readonly heldSteps: Locator;

  constructor(page: Page) {
    this.page = page;
    this.view = page.getByRole("main", { name: "Workflow builder" });
    this.search = this.view.getByRole("combobox", { name: "Search steps to add" });
    this.graph = this.view.locator(".builder-canvas");
    this.side = this.view.getByRole("complementary", { name: "Settings" });
    this.problems = this.view.getByRole("list", { name: "Problems" });
    this.text = this.view.getByRole("textbox", { name: "YAML of the workflow" });
    this.heldSteps = this.graph.locator(".step-node--held");
    this.status = this.view.getByRole("status", { name: "Run on the canvas" });
  }

  async create(name: string): Promise<void> {
    await this.view.getByRole("button", { name: "File" }).click();
    await this.page.getByRole("menuitem", { name: "New workflow" }).click();
    await this.view.getByLabel(/^Name/).fill(name);
    await this.view.getByRole("button", { name: "Create" }).click();
    await expect(this.search).toBeVisible();
  }

  async open(name: string): Promise<void> {
    await this.view.getByLabel("Workflow to edit").selectOption(name);
    await expect(this.view.getByRole("status", { name: "State of the file" })).toHaveText(
      /^(Saved|Ships with the program)$/,
    );
    await expect(this.graph.locator(".react-flow__node").first()).toBeVisible();
  }

  /** All of the graph, however small; steps out of sight are not drawn. */
  async showAll(): Promise<void> {
    await this.graph.getByRole("button", { name: "Fit View" }).click();
  }

  node(path: string): Locator {
    return this.graph.locator(`.react-flow__node[data-id="${path}"]`);
  }

  /** Adds what the palette finds first, where it says it will go. */
  async add(query: string, path: string): Promise<void> {
    await this.search.fill(query);
    await this.search.press("Enter");
    await expect(this.node(path)).toBeAttached();
  }

  async addInto(list: string, query: string, path: string): Promise<void> {
    await this.graph.getByRole("button", { name: `Add a step to ${list}`, exact: true }).click();
    await this.add(query, path);
  }

  async choose(path: string): Promise<void> {
    await this.node(path).locator(".step-node__id").first().click();
    await expect(this.side.getByRole("region", { name: /^Step / })).toBeVisible();
  }

  async set(label: string, value: string): Promise<void> {
    const field = this.side.getByLabel(label, { exact: true });
    await field.fill(value);
    await field.press("Enter");
  }

  async completes(): Promise<void> {
    await expect(this.status).toContainText("completed", { timeout: RUN_MS });
  }

  stepsThat(status: string): Locator {
    return this.graph.getByRole("img", { name: status, exact: true });
  }
}
