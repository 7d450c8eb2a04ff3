import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { aDirectory } from "#main/testing/a-directory.ts";

const WORKERS = [
  "workers/slice.worker",
  "workers/user-code.worker",
  "backup/backup.worker",
  "imports/import.worker",
];

/** A folder with workers as the build leaves them, each of which runs the source file: Node takes the types away. */
export function aWorkerFolder(): string {
  const folder = aDirectory();
  for (const worker of WORKERS) {
    const source = new URL(`../../${worker}.ts`, import.meta.url);
    writeFileSync(join(folder, `${basename(worker)}.cjs`), `import(${JSON.stringify(source.href)});\n`);
  }
  return folder;
}
