import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashFiles, listFiles } from "./content-hash.mjs";
import { Failure } from "./failure.mjs";
import { checkout, inCheckout } from "./paths.mjs";
import { runNode24, tail } from "./processes.mjs";
import { withProgress } from "./progress.mjs";

export const buildStamp = inCheckout("out", ".build-stamp");
const outputs = ["main/index.cjs", "main/cli.cjs", "preload/index.cjs", "renderer/index.html"];

const isTest = (file) => /\.test(-d)?\.tsx?$/.test(file);

/** The files that decide what the build gives. */
export function buildInputs(folder = checkout) {
  const settings = readdirSync(folder)
    .filter((name) => /^tsconfig.*\.json$/.test(name))
    .sort();
  return ["src", "resources", "electron.vite.config.ts", "package.json", "package-lock.json", ...settings]
    .flatMap((name) => listFiles(path.join(folder, name)))
    .filter((file) => !isTest(file));
}

export const isBuilt = () => outputs.every((output) => existsSync(inCheckout("out", output)));

const stampedHash = () => (existsSync(buildStamp) ? readFileSync(buildStamp, "utf8") : undefined);

/** The stamp carries the time before the files were read, so that a change during the build counts as one after it. */
function writeStamp(hash, readAt) {
  mkdirSync(path.dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, hash);
  utimesSync(buildStamp, readAt, readAt);
}

/** Builds `out/` when it is missing or its sources changed. */
export async function ensureBuild() {
  const readAt = new Date();
  const hash = hashFiles(checkout, buildInputs());
  if (!(isBuilt() && stampedHash() === hash)) {
    const { code, output } = await withProgress("building the program", () =>
      runNode24([inCheckout("node_modules", "electron-vite", "bin", "electron-vite.js"), "build"]),
    );
    if (code !== 0 || !isBuilt()) {
      throw new Failure(
        `the build failed\n${tail(output, 30)}`,
        "mend the named source file, then run the same command again",
      );
    }
  }
  writeStamp(hash, readAt);
}
