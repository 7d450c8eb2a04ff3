import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { stateFolder } from "../../scripts/bootstrap/paths.mjs";

let root;

function openRoot() {
  mkdirSync(stateFolder, { recursive: true });
  root = mkdtempSync(path.join(stateFolder, "bench-"));
  process.once("exit", () => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** An empty folder on the disk of the checkout (a temporary folder may be memory); gone when the process ends. */
export const makeFolder = () => mkdtempSync(path.join(root ?? openRoot(), "folder-"));
