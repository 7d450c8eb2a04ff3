import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { run, tail } from "./processes.mjs";
import { withProgress } from "./progress.mjs";

const windowPackages = [
  "libgtk-3-0",
  "libnss3",
  "libasound2",
  "libgbm1",
  "libxss1",
  "libxtst6",
  "libatk-bridge2.0-0",
  "libdrm2",
  "libxkbcommon0",
];
const displayPackages = ["xvfb", "xauth"];
const displayCommands = ["Xvfb", "xvfb-run", "xauth"];

/** Packages that got a new name when Debian 13 and Ubuntu 24.04 moved to 64-bit times. */
const renamed = new Set(["libgtk-3-0", "libasound2"]);
const renamedSince = { debian: 13, ubuntu: 24.04 };

const readOsRelease = (text) =>
  Object.fromEntries([...text.matchAll(/^([A-Z_]+)="?([^"\n]*)"?$/gm)].map(([, key, value]) => [key, value]));

/** Whether apt is the way to install packages, by the text of /etc/os-release. */
export function isDebianLike(osRelease) {
  const { ID = "", ID_LIKE = "" } = readOsRelease(osRelease);
  return `${ID} ${ID_LIKE}`.split(/\s+/).some((id) => id === "debian" || id === "ubuntu");
}

/** A package's name on the given release. */
export function debianName(name, osRelease) {
  const { ID, VERSION_ID } = readOsRelease(osRelease);
  return renamed.has(name) && Number(VERSION_ID) >= renamedSince[ID] ? `${name}t64` : name;
}

/** The libraries that `ldd` could not find. */
export const missingLibraries = (lddOutput) =>
  [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library);

export const aptLine = (packages) => `apt-get install -y ${packages.join(" ")}`;

const isOnPath = (command) =>
  (process.env.PATH ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, command)));

const readOsReleaseFile = () =>
  existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";

async function notInstalled(packages) {
  const { output } = await run("dpkg-query", ["-W", "-f", "${Package} ${db:Status-Status}\n", ...packages]);
  const installed = new Set([...output.matchAll(/^(\S+) installed$/gm)].map(([, name]) => name));
  return packages.filter((name) => !installed.has(name));
}

/**
 * What the system lacks to show the given Electron: `missing` names libraries and commands, `packages` the Debian
 * packages that bring them (empty elsewhere). A virtual display is asked for where there is no real one.
 */
export async function inspectSystem(executablePath, { virtualDisplay }) {
  if (process.platform !== "linux") return { missing: [], packages: [] };
  const { output } = await run("ldd", [executablePath], { env: { ...process.env, LC_ALL: "C" } });
  const libraries = missingLibraries(output);
  const commands = virtualDisplay ? displayCommands.filter((command) => !isOnPath(command)) : [];
  const missing = [...libraries, ...commands];
  const osRelease = readOsReleaseFile();
  if (missing.length === 0 || !isDebianLike(osRelease)) return { missing, packages: [] };
  const wanted = [
    ...(libraries.length > 0 ? windowPackages : []),
    ...(commands.length > 0 ? displayPackages : []),
  ];
  return { missing, packages: await notInstalled(wanted.map((name) => debianName(name, osRelease))) };
}

/** The remedy for what `inspectSystem` found missing. */
export function describeMissing({ missing, packages }) {
  const remedy =
    packages.length > 0
      ? `run \`${aptLine(packages)}\` as root`
      : `install what brings ${missing.join(", ")}`;
  return new Failure(`this system lacks ${missing.join(", ")}`, `${remedy}, then run the same command again`);
}

/** Installs Debian packages; `asRoot` is empty for root, `['sudo']` for a user who may become root. */
export async function installSystemPackages(packages, asRoot = []) {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => {
    const [command, ...rest] = [...asRoot, "apt-get", ...args];
    return run(command, rest, { env: environment });
  };
  const { code, output } = await withProgress(
    `installing system packages: ${packages.join(" ")}`,
    async () => {
      await apt("update");
      return apt("install", "-y", "--no-install-recommends", ...packages);
    },
  );
  if (code !== 0)
    throw new Failure(
      `system packages could not be installed\n${tail(output)}`,
      `run \`${aptLine(packages)}\` as root and read what it reports`,
    );
}
