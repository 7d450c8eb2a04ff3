import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Workspace } from "../launch.ts";
import { BuilderPage } from "./builder.ts";
import type { Workbench } from "./workbench.ts";

/** Puts a workflow of the person's own into the workspace and opens it in the builder. */
export async function openOwn(
  workbench: Workbench,
  { environment }: Workspace,
  text: string,
  name = "nightly",
) {
  const folder = path.join(environment["GPT_TRADER_WORKSPACE"] ?? "", "workflows");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  const { page } = workbench;
  await page.reload();
  await workbench.isReady();
  await page.keyboard.press("Control+3");
  const builder = new BuilderPage(page);
  await builder.open(name);
  return { builder, page, file };
}
