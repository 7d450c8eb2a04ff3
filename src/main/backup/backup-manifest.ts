import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { userError, type AppError } from "#shared/errors/app-error.ts";

/** What a backup holds of a workspace: what cannot be made again, and the bars that it rests on. */
export const DATABASES = ["research.sqlite", "paper.sqlite", "live.sqlite", "bars.sqlite"] as const;
export const SETTINGS = "config.yaml";
export const MANIFEST = "backup.json";

const manifest = z.strictObject({
  version: z.literal(1),
  createdAt: z.string(),
  files: z
    .array(
      z.strictObject({
        name: z.enum([...DATABASES, SETTINGS]),
        bytes: z.number(),
        sha256: z.string(),
      }),
    )
    .min(1),
});

export type BackupManifest = Readonly<z.infer<typeof manifest>>;

export interface BackupInfo extends BackupManifest {
  /** Names the folder, and sorts by time. */
  readonly name: string;
}

export const backupFolder = (workspace: string): string => join(workspace, "backups");

/** Newest first; what has no list of its files is unfinished and left out. */
export function listBackups(workspace: string): readonly BackupInfo[] {
  const folder = backupFolder(workspace);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.endsWith(".new") && existsSync(join(folder, name, MANIFEST)))
    .toSorted()
    .toReversed()
    .map((name) => ({ name, ...readManifest(join(folder, name)) }));
}

/** SHA-256 of a file in lower-case hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

function readManifest(folder: string): BackupManifest {
  try {
    return manifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST), "utf8")));
  } catch (cause) {
    throw damagedBackupError(folder, `its ${MANIFEST} is not as it was written`, cause);
  }
}

export function damagedBackupError(folder: string, what: string, cause?: unknown): AppError {
  return userError({
    code: "backup.damaged",
    message: `the backup ${folder} must not be restored: ${what}`,
    field: "backup",
    value: folder,
    remedy: "move that folder away and restore another one; gpt-trader backup list shows them",
    cause,
  });
}
