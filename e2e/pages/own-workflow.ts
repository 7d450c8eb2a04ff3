import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Workspace } from "../launch.ts";
import { BuilderPage } from "./builder.ts";
import type { Workbench } from "./workbench.ts";

/** Puts a workflow of the person's own into the workspace, `nightly`, and opens it in the builder. */
export async function openOwn(workbench: Workbench, { environment }: Workspace, text: string) {
  const folder = path.join(environment["GPT_TRADER_WORKSPACE"] ?? "", "workflows");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "nightly.yaml");
  writeFileSync(file, text);
  const { page } = workbench;
  await page.reload();
  await workbench.isReady();
  await page.keyboard.press("Control+3");
  const builder = new BuilderPage(page);
  await builder.open("nightly");
  return { builder, page, file };
}
