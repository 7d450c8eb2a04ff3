/** Writes THIRD-PARTY-NOTICES.txt: every package that ships, with its licence text. `--check` fails when it is out of date. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");
const FILE = join(ROOT, "THIRD-PARTY-NOTICES.txt");

/** Names of the packages that ship, in the lockfile's words: everything that is not for development, and Electron. */
function shippedPaths() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  return Object.entries(packages)
    .filter(
      ([path, entry]) =>
        path !== "" &&
        (!entry.dev || path === "node_modules/electron") &&
        !entry.optional &&
        !entry.devOptional,
    )
    .map(([path]) => path)
    .toSorted();
}

function licenceText(directory) {
  const file = readdirSync(directory).find((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  return file === undefined ? "" : readFileSync(join(directory, file), "utf8").trim();
}

function describe(path) {
  const directory = join(ROOT, path);
  const { name, version, license } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  return [`${name} ${version} (${license ?? "licence not stated"})`, licenceText(directory)]
    .join("\n\n")
    .trim();
}

const rule = `\n\n${"-".repeat(80)}\n\n`;
const data = readFileSync(join(ROOT, "resources/bars/NOTICE.md"), "utf8").trim();
const text = `${[
  "Third-party notices",
  ...shippedPaths()
    .filter((path) => existsSync(join(ROOT, path)))
    .map(describe),
  data,
].join(rule)}\n`;

if (process.argv.includes("--check")) {
  if (!existsSync(FILE) || readFileSync(FILE, "utf8") !== text) {
    console.error("THIRD-PARTY-NOTICES.txt is out of date: run npm run notices");
    process.exit(1);
  }
} else writeFileSync(FILE, text);
