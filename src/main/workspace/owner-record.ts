import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeFileDurably } from "#main/files/durable-file.ts";

const recordSchema = z.object({
  pid: z.int().positive(),
  tsStartedMs: z.number(),
  socketPath: z.string().min(1),
  /** What a client must send first; readable by this user only. */
  token: z.string().min(32),
});

/** How to reach the owner of a workspace: `owner.json` beside the lock, which alone says whether there is one. */
export type OwnerRecord = z.output<typeof recordSchema>;

/** Undefined when there is none, or none that can be read yet. */
export function readOwnerRecord(directory: string): OwnerRecord | undefined {
  const path = pathOf(directory);
  if (!existsSync(path)) return undefined;
  try {
    return recordSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Removed between the two calls, or not written by us: either way it tells nothing of an owner.
    return undefined;
  }
}

export function writeOwnerRecord(directory: string, record: OwnerRecord): void {
  writeFileDurably(pathOf(directory), JSON.stringify(record), 0o600);
}

/** Only for who holds the lock. */
export function removeOwnerRecord(directory: string): void {
  rmSync(pathOf(directory), { force: true });
}

function pathOf(directory: string): string {
  return join(directory, "owner.json");
}
