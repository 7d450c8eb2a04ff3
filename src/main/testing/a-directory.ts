import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A file system in memory, on Linux: what is flushed there costs nothing, and a killed process leaves the same. */
const IN_MEMORY = "/dev/shm";
const ENOUGH_BYTES = 2_147_483_648;

const parent = hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir();

/** A directory of the test's own, removed when the test is over. */
export function aDirectory(): string {
  const directory = mkdtempSync(join(parent, "gpt-trader-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}
