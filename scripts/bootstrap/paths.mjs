import { accessSync, constants, mkdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const checkout = path.resolve(fileURLToPath(new URL("../../", import.meta.url)));

export const inCheckout = (...parts) => path.join(checkout, ...parts);

/** What the bootstrap remembers about this checkout; never committed. */
export const stateFolder = inCheckout(".runtime");

const windows = process.platform === "win32";

/** The real executable of the `node` package, not the link to it. */
export const node24 = inCheckout("node_modules", "node", "bin", windows ? "node.exe" : "node");

const userCache = () => process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");

/** The folder that outlives a clone; the checkout's own when the user's cache cannot be written. */
export function cacheFolder(preferred = path.join(userCache(), "gpt-trader")) {
  try {
    mkdirSync(preferred, { recursive: true });
    accessSync(preferred, constants.W_OK);
    return preferred;
  } catch {
    return path.join(stateFolder, "cache");
  }
}
