import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** All files under a file or folder, sorted; nothing for a path that does not exist. */
export function listFiles(start) {
  if (!existsSync(start)) return [];
  if (!statSync(start).isDirectory()) return [start];
  return readdirSync(start, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? listFiles(path.join(start, entry.name)) : [path.join(start, entry.name)],
    );
}

/** One hash over names and contents: copying, cloning and touching files leave it as it is. */
export function hashFiles(folder, files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const content = createHash("sha256").update(readFileSync(file)).digest("hex");
    hash.update(`${path.relative(folder, file).split(path.sep).join("/")} ${content}\n`);
  }
  return hash.digest("hex");
}
