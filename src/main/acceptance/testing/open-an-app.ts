import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { createApp, type App } from "#main/app.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { aWorkerFolder } from "./a-worker-folder.ts";

const RESOURCES = fileURLToPath(new URL("../../../../resources", import.meta.url));

export interface AnApp extends App {
  readonly workspace: string;
}

/** The whole product in this process, on a workspace of the test's own, with worker threads from the sources. */
export async function openAnApp(
  overrides: readonly string[] = [],
  workspace: string = aDirectory(),
  environment: Readonly<Record<string, string>> = {},
): Promise<AnApp> {
  const app = await createApp({
    workspace,
    isDemo: false,
    version: "0.0.0",
    resources: RESOURCES,
    workers: aWorkerFolder(),
    environment,
    overrides: ["workers.lanes=1", "paper.barIntervalMs=1", ...overrides],
  });
  let disposed: Promise<void> | undefined;
  const dispose = (): Promise<void> => (disposed ??= app.dispose());
  onTestFinished(dispose);
  return { ...app, workspace, dispose };
}
