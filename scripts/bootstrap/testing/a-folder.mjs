import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** A folder for one test, gone when the test is. */
export function aFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "bootstrap-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
