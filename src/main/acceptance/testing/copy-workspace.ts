import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { aDirectory } from "#main/testing/a-directory.ts";

/** What a kill at this instant leaves: the files as they are, without what the process still holds in memory. */
export function copyWorkspace(from: string): string {
  const to = aDirectory();
  for (const file of readdirSync(from, { withFileTypes: true })) {
    if (file.isFile()) copyFileSync(join(from, file.name), join(to, file.name));
  }
  return to;
}
