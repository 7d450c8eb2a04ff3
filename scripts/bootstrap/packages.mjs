import { createHash } from "node:crypto";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { agrees, isComplete, isInstalled } from "./lockfile.mjs";
import { checkNpm } from "./machine.mjs";
import { explainNpmFailure } from "./npm-failure.mjs";
import { inCheckout } from "./paths.mjs";
import { runNpm } from "./processes.mjs";
import { withProgress } from "./progress.mjs";

export const packagesStamp = inCheckout("node_modules", ".bootstrap-stamp");

const read = (...parts) =>
  existsSync(inCheckout(...parts)) ? readFileSync(inCheckout(...parts), "utf8") : undefined;

const machineName = () => `${process.platform}-${process.arch}`;

/** Names the lockfile's content and the machine it was installed for: packages may hold machine code. */
export function packagesFingerprint(lockfileText, machine = machineName()) {
  return `${machine} ${createHash("sha256").update(lockfileText).digest("hex")}`;
}

/** What there is to do about the packages: nothing, only a stamp (someone ran npm by hand), or an installation. */
export function packagesStep({ lockfileText, installedText, stampText }, machine = machineName()) {
  if (installedText === undefined) return "install";
  if (stampText === packagesFingerprint(lockfileText, machine)) return "nothing";
  // An empty stamp is one that a kill cut off: it says as little as none.
  const forThisMachine = !stampText || stampText.startsWith(`${machine} `);
  return forThisMachine && isInstalled(JSON.parse(lockfileText), JSON.parse(installedText))
    ? "stamp"
    : "install";
}

/** npm's arguments to install a lockfile. No scripts: the one that is needed is run by itself afterwards. */
export function installArguments(lockfile) {
  const command = isComplete(lockfile) ? ["ci"] : ["install", "--no-save"];
  return [...command, "--ignore-scripts", "--no-audit", "--no-fund"];
}

async function install(lockfile) {
  await checkNpm();
  const args = installArguments(lockfile);
  const { code, output } = await withProgress("installing packages", () => runNpm(args));
  if (code !== 0) throw explainNpmFailure(output, `npm ${args[0]}`);
}

function readLockfile() {
  const text = read("package-lock.json");
  if (text === undefined)
    throw new Failure("package-lock.json is missing", "restore it with `git checkout package-lock.json`");
  if (agrees(JSON.parse(read("package.json")), JSON.parse(text))) return text;
  throw new Failure(
    "package.json and package-lock.json disagree",
    "run `npm install`, then the same command again",
  );
}

/** The stamp carries the time before the lockfile was read, so that a later change of it is seen. */
function writeStamp(lockfileText, readAt) {
  writeFileSync(packagesStamp, packagesFingerprint(lockfileText));
  utimesSync(packagesStamp, readAt, readAt);
}

/** Makes node_modules what package-lock.json says. */
export async function ensurePackages() {
  const readAt = new Date();
  const lockfileText = readLockfile();
  const installedText = read("node_modules", ".package-lock.json");
  const stampText = read("node_modules", ".bootstrap-stamp");
  if (packagesStep({ lockfileText, installedText, stampText }) === "install")
    await install(JSON.parse(lockfileText));
  writeStamp(lockfileText, readAt);
}
