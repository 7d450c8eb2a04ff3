import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";

const executableNames = { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" };

export const executableIn = (folder) => path.join(folder, executableNames[process.platform] ?? "electron");

/** The version that an Electron distribution notes in its folder. */
export function readVersion(folder) {
  const file = path.join(folder, "version");
  return existsSync(file) ? readFileSync(file, "utf8").trim().replace(/^v/, "") : undefined;
}

/** The Electron that the user names by the folder of its distribution, as Electron's own package reads it. */
export function findNamed(folder = process.env.ELECTRON_OVERRIDE_DIST_PATH) {
  if (!folder) return undefined;
  const executablePath = executableIn(path.resolve(folder));
  const version = readVersion(folder) ?? "of unknown version";
  if (existsSync(executablePath)) return { kind: "named", version, executablePath };
  throw new Failure(
    `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, which has no Electron in it`,
    `let it name the folder that holds ${path.basename(executablePath)}, or unset it`,
  );
}
