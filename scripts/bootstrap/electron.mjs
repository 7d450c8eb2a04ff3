import path from "node:path";
import { findFallback, installFallback } from "./electron-fallback.mjs";
import { findNamed } from "./electron-folder.mjs";
import { findOfficial, installOfficial, wasUnreachable } from "./electron-official.mjs";
import { Failure } from "./failure.mjs";
import { hasFallback } from "./fallback-recipe.mjs";
import { withLock } from "./lock.mjs";
import { stateFolder } from "./paths.mjs";
import { v8Flags } from "./v8-flags.mjs";

/** Whether there is nothing left to try: the official download failed today and the fallback is there. */
const isSettled = () => wasUnreachable() && findFallback() !== undefined;

const find = () => findNamed() ?? findOfficial();

/** The official download comes first, but not again on the day that it failed where the fallback can do. */
async function download() {
  const found = find();
  if (found) return found;
  const official = hasFallback() && wasUnreachable() ? undefined : await installOfficial();
  return official ?? (hasFallback() ? await installFallback() : undefined);
}

const install = () => withLock(path.join(stateFolder, "electron.lock"), download);

/** Chromium's sandbox does not start for root; nobody else may go without it. */
const sandboxArguments = () =>
  process.platform === "linux" && process.getuid() === 0 ? ["--no-sandbox"] : [];

/** The newer Electrons find Wayland by themselves. */
const displayArguments = (kind) =>
  kind === "fallback" && !process.env.DISPLAY && process.env.WAYLAND_DISPLAY
    ? ["--ozone-platform=wayland"]
    : [];

function electronEnvironment(kind) {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...environment } = process.env;
  return { ...environment, GPT_TRADER_RUNTIME: kind };
}

/**
 * The Electron to run: a named one, the official one, or the fallback, in this order. `args` go before the app's
 * folder, `env` is the whole environment to start it with. Without `install`, nothing is downloaded.
 */
export async function resolveElectron({ install: mayInstall = true } = {}) {
  const found = find() ?? (mayInstall && !isSettled() ? await install() : findFallback());
  if (found) {
    const args = [`--js-flags=${v8Flags}`, ...sandboxArguments(), ...displayArguments(found.kind)];
    return { ...found, args, env: electronEnvironment(found.kind) };
  }
  throw new Failure(
    "Electron is not installed and could not be downloaded",
    "allow access to the Electron download and run `npx install-electron`, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds Electron",
  );
}

/** One line that says which Electron runs. */
export function describeElectron({ kind, version }) {
  if (kind === "named") return `Electron ${version}, named by ELECTRON_OVERRIDE_DIST_PATH`;
  if (kind === "official") return `Electron ${version}`;
  return `Electron ${version}, a substitute out of support: the official download is out of reach (live mode is refused on it)`;
}
