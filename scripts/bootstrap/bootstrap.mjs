import path from "node:path";
import { ensureBuild } from "./build.mjs";
import { checkNode } from "./machine.mjs";
import { withLock } from "./lock.mjs";
import { ensureNode24 } from "./node24.mjs";
import { ensurePackages } from "./packages.mjs";
import { stateFolder } from "./paths.mjs";
import { isPrepared } from "./quick-check.mjs";

async function prepareAll() {
  if (isPrepared()) return;
  await ensurePackages();
  await ensureNode24();
  await ensureBuild();
}

/** Packages, Node 24 and an up-to-date build: all that the program needs but for Electron. Says nothing when all is there. */
export async function prepare() {
  checkNode();
  if (!isPrepared()) await withLock(path.join(stateFolder, "bootstrap.lock"), prepareAll);
}
