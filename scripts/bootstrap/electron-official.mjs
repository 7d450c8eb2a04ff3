import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { executableIn, readVersion } from "./electron-folder.mjs";
import { hasFallback } from "./fallback-recipe.mjs";
import { inCheckout, stateFolder } from "./paths.mjs";
import { runNode24 } from "./processes.mjs";
import { say, withProgress } from "./progress.mjs";

const DAY_MS = 86_400_000;
const SHORT_BOUND_MS = 60_000;
const LONG_BOUND_MS = 900_000;

const packageFolder = inCheckout("node_modules", "electron");
const unreachableNote = path.join(stateFolder, "official-electron-unreachable");

const wantedVersion = () =>
  JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8")).version;

/** The official Electron when its binary is there. */
export function findOfficial() {
  const folder = path.join(packageFolder, "dist");
  if (!existsSync(packageFolder) || readVersion(folder) !== wantedVersion()) return undefined;
  return { kind: "official", version: wantedVersion(), executablePath: executableIn(folder) };
}

/** How long the official download may take: short where there is a fallback, long where there is none. */
export function downloadBoundMs(
  setting = process.env.GPT_TRADER_ELECTRON_DOWNLOAD_SECONDS,
  fallbackExists = hasFallback(),
) {
  const seconds = Number(setting);
  if (seconds > 0) return seconds * 1000;
  return fallbackExists ? SHORT_BOUND_MS : LONG_BOUND_MS;
}

/** Whether a note says that the download failed so lately that trying again would only cost time. */
export const isRecent = (noteText, nowMs = Date.now()) =>
  noteText !== undefined && nowMs - Number(noteText) < DAY_MS;

export const wasUnreachable = () =>
  isRecent(existsSync(unreachableNote) ? readFileSync(unreachableNote, "utf8") : undefined);

function noteUnreachable(timedOut) {
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(unreachableNote, String(Date.now()));
  say(`the official Electron ${timedOut ? "did not arrive in time" : "could not be downloaded"}`);
}

/** Downloads the official Electron; undefined when it is out of reach. */
export async function installOfficial() {
  const label = `downloading Electron ${wantedVersion()}`;
  const script = path.join(packageFolder, "install.js");
  const { code, timedOut } = await withProgress(label, () =>
    runNode24([script], { timeoutMs: downloadBoundMs() }),
  );
  const found = code === 0 ? findOfficial() : undefined;
  if (found) rmSync(unreachableNote, { force: true });
  else noteUnreachable(timedOut);
  return found;
}
