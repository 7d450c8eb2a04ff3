import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const CONFIGS = ["package.json", "tsconfig.base.json", ".oxlintrc.json", ".dependency-cruiser.mjs"];
const PROJECTS = ["shared", "engine", "main", "preload", "renderer"];

/** Files that planted imports point at. */
const TARGETS = {
  "src/shared/model/target.ts": "export const target = 1;\n",
  "src/engine/base/target.ts": "export const target = 1;\n",
  "src/engine/calc/target.ts": "export const target = 1;\n",
  "src/engine/slices/one/target.ts": "export const target = 1;\n",
  "src/engine/registry/target.ts": "export const target = 1;\n",
  "src/main/store/target.ts": "export const target = 1;\n",
  "src/main/composition/target.ts": "export const target = 1;\n",
  "src/preload/target.ts": "export const target = 1;\n",
  "src/renderer/features/one/target.ts": "export const target = 1;\n",
};

/** Each forbidden import, and the checkers that must see it. */
const VIOLATIONS = [
  { file: "src/shared/model/planted.ts", from: "#engine/base/target.ts", by: ["tsc", "oxlint", "depcruise"] },
  { file: "src/shared/events/planted.ts", from: "zod", by: ["depcruise"] },
  { file: "src/engine/base/planted.ts", from: "#engine/calc/target.ts", by: ["depcruise"] },
  {
    file: "src/engine/base/planted-main.ts",
    from: "#main/store/target.ts",
    by: ["tsc", "oxlint", "depcruise"],
  },
  { file: "src/engine/calc/planted.ts", from: "#engine/slices/one/target.ts", by: ["depcruise"] },
  { file: "src/engine/calc/planted-node.ts", from: "node:fs", by: ["tsc", "oxlint"] },
  {
    file: "src/engine/slices/two/planted.ts",
    from: "#engine/slices/one/target.ts",
    by: ["oxlint", "depcruise"],
  },
  {
    file: "src/engine/slices/two/planted-up.ts",
    from: "#engine/registry/target.ts",
    by: ["oxlint", "depcruise"],
  },
  { file: "src/engine/gateway/planted.ts", from: "#engine/slices/one/target.ts", by: ["depcruise"] },
  { file: "src/main/cli/planted.ts", from: "electron", by: ["oxlint"] },
  { file: "src/main/node/planted.ts", from: "#main/store/target.ts", by: ["depcruise"] },
  { file: "src/main/runs/planted.ts", from: "#main/composition/target.ts", by: ["depcruise"] },
  { file: "src/main/feeds/planted.ts", from: "#main/store/target.ts", by: ["depcruise"] },
  { file: "src/main/providers/planted-early.ts", from: "p-queue", by: ["depcruise"] },
  { file: "src/main/providers/planted.ts", from: "#main/store/target.ts", by: ["depcruise"] },
  {
    file: "src/main/store/planted.ts",
    from: "#renderer/features/one/target.ts",
    by: ["tsc", "oxlint", "depcruise"],
  },
  { file: "src/preload/planted.ts", from: "#engine/base/target.ts", by: ["tsc", "oxlint", "depcruise"] },
  { file: "src/renderer/app/planted.ts", from: "#engine/base/target.ts", by: ["tsc", "oxlint", "depcruise"] },
  {
    file: "src/renderer/app/planted-main.ts",
    from: "#main/store/target.ts",
    by: ["tsc", "oxlint", "depcruise"],
  },
  { file: "src/renderer/features/two/planted.ts", from: "#renderer/features/one/target.ts", by: ["oxlint"] },
  { file: "src/renderer/ui/planted.ts", from: "#renderer/features/one/target.ts", by: ["oxlint"] },
];

/** What the engine must not read from its run time. */
const GLOBALS = [
  {
    file: "src/engine/calc/reads-clock.ts",
    text: "export const now = (): number => Date.now();\n",
    by: "oxlint",
  },
  {
    file: "src/engine/calc/draws.ts",
    text: "export const draw = (): number => Math.random();\n",
    by: "oxlint",
  },
  { file: "src/engine/calc/logs.ts", text: "export const log = (): void => console.log(1);\n", by: "tsc" },
  {
    file: "src/shared/model/waits.ts",
    text: "export const wait = (): unknown => setTimeout(() => 1, 1);\n",
    by: "tsc",
  },
];

let tree = "";
const reports = { tsc: "", oxlint: "", depcruise: "" };

function put(file, text) {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}

function outputOf(command, words) {
  try {
    return execFileSync(join(ROOT, "node_modules/.bin", command), words, {
      cwd: tree,
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    return `${error.stdout}${error.stderr}`;
  }
}

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), "planted-"));
  for (const config of CONFIGS) cpSync(join(ROOT, config), join(tree, config));
  symlinkSync(join(ROOT, "node_modules"), join(tree, "node_modules"));
  for (const project of PROJECTS) {
    put(`src/${project}/empty.ts`, "export {};\n");
    cpSync(join(ROOT, `src/${project}/tsconfig.json`), join(tree, `src/${project}/tsconfig.json`));
  }
  put(
    "tsconfig.json",
    JSON.stringify({ files: [], references: PROJECTS.map((name) => ({ path: `src/${name}` })) }),
  );
  for (const [file, text] of Object.entries(TARGETS)) put(file, text);
  for (const { file, from } of VIOLATIONS)
    put(file, `import * as planted from ${JSON.stringify(from)};\nexport const used: unknown = planted;\n`);
  for (const { file, text } of GLOBALS) put(file, text);
  reports.tsc = outputOf("tsc", ["-b", "--pretty", "false"]);
  reports.oxlint = outputOf("oxlint", ["--format", "unix", "src"]);
  reports.depcruise = outputOf("depcruise", ["src", "--output-type", "err-long", "--no-progress"]);
}, 120_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe("the checks of the layers", () => {
  it.each(VIOLATIONS.flatMap(({ file, from, by }) => by.map((checker) => ({ checker, file, from }))))(
    "$checker refuses $from in $file",
    ({ checker, file }) => {
      expect(reports[checker]).toContain(file);
    },
  );

  it.each(GLOBALS)("$by refuses what $file reads", ({ by, file }) => {
    expect(reports[by]).toContain(file);
  });
});
