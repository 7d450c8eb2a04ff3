import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashFiles, listFiles } from "./content-hash.mjs";
import { buildFallback } from "./fallback-build.mjs";
import { fallback } from "./fallback-recipe.mjs";
import { withLock } from "./lock.mjs";
import { cacheFolder, inCheckout } from "./paths.mjs";

const shimFolder = inCheckout("scripts", "electron-shim");
const runtimeFolder = () => path.join(cacheFolder(), `electron-${fallback.electron}`);
const shimHash = () => hashFiles(shimFolder, listFiles(shimFolder));

const readyMarker = (folder) => path.join(folder, ".ready.json");
const executableBytes = (folder) => statSync(path.join(folder, "electron")).size;

/** The ready marker of a runtime, undefined when it is missing or does not fit the executable beside it. */
function readMarker(folder) {
  try {
    const marker = JSON.parse(readFileSync(readyMarker(folder), "utf8"));
    const fits =
      marker.integrity === fallback.integrity && marker.executableBytes === executableBytes(folder);
    return fits ? marker : undefined;
  } catch {
    return undefined;
  }
}

function writeMarker(folder) {
  const marker = {
    integrity: fallback.integrity,
    executableBytes: executableBytes(folder),
    shim: shimHash(),
  };
  const aside = `${readyMarker(folder)}.new`;
  writeFileSync(aside, JSON.stringify(marker));
  renameSync(aside, readyMarker(folder));
}

/** Puts our own small app in the place of the other product's, notes the version, and writes the marker last. */
function complete(folder) {
  const app = path.join(folder, "resources", "app");
  rmSync(app, { recursive: true, force: true });
  cpSync(shimFolder, app, { recursive: true });
  writeFileSync(path.join(folder, "version"), fallback.electron);
  writeMarker(folder);
}

/** The fallback runtime when it is ready, else undefined. */
export function findFallback() {
  const folder = runtimeFolder();
  if (readMarker(folder)?.shim !== shimHash()) return undefined;
  return { kind: "fallback", version: fallback.electron, executablePath: path.join(folder, "electron") };
}

/** Makes the fallback runtime; where only our small app changed, that alone is copied anew. */
export async function installFallback() {
  const folder = runtimeFolder();
  mkdirSync(path.dirname(folder), { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (findFallback()) return;
    if (readMarker(folder)) complete(folder);
    else await buildFallback(folder, complete);
  });
  return findFallback();
}
