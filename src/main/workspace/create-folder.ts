import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes the folder and those above it, for this user only. One after the other: the recursive form of `mkdir` never
 * comes back where the system denies that an existing parent exists, as under /proc.
 */
export function createFolder(directory: string): void {
  if (existsSync(directory)) return;
  createFolder(dirname(directory));
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (thrown) {
    // Another process may have made it just now.
    if (!existsSync(directory)) throw thrown;
  }
}
