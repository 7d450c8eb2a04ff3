import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { _electron as electron } from "@playwright/test";
import { resolveElectron } from "../../scripts/bootstrap/electron.mjs";
import { checkout } from "../../scripts/bootstrap/paths.mjs";
import { describeMissing, inspectSystem } from "../../scripts/bootstrap/system-packages.mjs";
import { hasDisplay } from "../../scripts/bootstrap/display.mjs";
import { withDisplay } from "./virtual-display.mjs";

async function requireSystem(executablePath) {
  const system = await inspectSystem(executablePath, { virtualDisplay: !hasDisplay() });
  if (system.missing.length > 0) throw describeMissing(system);
}

async function launch(runtime, display, workspace) {
  const env = display ? { ...runtime.env, DISPLAY: display } : runtime.env;
  const args = [...runtime.args, checkout, `--workspace=${workspace}`];
  return electron.launch({ executablePath: runtime.executablePath, args, env });
}

async function waitUntilInteractive(app) {
  const window = await app.firstWindow();
  await window.getByRole("button", { name: "Run workflow" }).waitFor();
  return window;
}

/**
 * Opens the built app on an empty workspace, or one that `prepare` filled, waits until a person could press Run, and closes it after `use`.
 */
export async function withApp(use, prepare = async () => undefined) {
  const runtime = await resolveElectron();
  await requireSystem(runtime.executablePath);
  return withDisplay(async (display) => {
    const workspace = mkdtempSync(path.join(os.tmpdir(), "bench-workspace-"));
    await prepare(workspace);
    const startedMs = performance.now();
    const app = await launch(runtime, display, workspace);
    try {
      const window = await waitUntilInteractive(app);
      return await use({ app, window, startMs: performance.now() - startedMs });
    } finally {
      await app.close();
      rmSync(workspace, { recursive: true, force: true });
    }
  });
}
