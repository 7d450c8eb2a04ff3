import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { toAppError, userError, type AppError } from "#shared/errors/app-error.ts";
import { BACKUP_REASONS, type BackupView } from "#shared/ipc/channels/backup-channels.ts";

/** What a backup holds of a workspace: what cannot be made again, and the bars that it rests on. */
export const DATABASES = ["research.sqlite", "paper.sqlite", "live.sqlite", "bars.sqlite"] as const;
export const SETTINGS = "config.yaml";
export const MANIFEST = "backup.json";

const manifest = z.strictObject({
  version: z.literal(1),
  createdAt: z.string(),
  reason: z.enum(BACKUP_REASONS).default("asked"),
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

/** Newest first; one whose list of files cannot be read is listed with its problem, an unfinished one is left out. */
export function listBackups(workspace: string): readonly BackupView[] {
  const folder = backupFolder(workspace);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.endsWith(".new") && existsSync(join(folder, name, MANIFEST)))
    .toSorted()
    .toReversed()
    .map((name) => viewBackup(folder, name));
}

function viewBackup(folder: string, name: string): BackupView {
  try {
    const { createdAt, reason, files } = readBackup(folder, name);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return { name, createdAt, reason, bytes, files, problem: undefined };
  } catch (thrown) {
    const problem = toAppError(thrown).message;
    return { name, createdAt: undefined, reason: undefined, bytes: 0, files: [], problem };
  }
}

/** `folder` is that of all backups; throws `backup.damaged`. */
export function readBackup(folder: string, name: string): BackupInfo {
  try {
    const text = readFileSync(join(folder, name, MANIFEST), "utf8");
    return { name, ...manifest.parse(JSON.parse(text)) };
  } catch (cause) {
    throw damagedBackupError(join(folder, name), `its ${MANIFEST} is not as it was written`, cause);
  }
}

/** Throws `backup.damaged` unless every file is there and as it was written. */
export async function checkBackup(folder: string, { name, files }: BackupInfo): Promise<void> {
  for (const file of files) {
    const path = join(folder, name, file.name);
    if (existsSync(path) && (await hashFile(path)) === file.sha256) continue;
    throw damagedBackupError(join(folder, name), `${file.name} is not as it was written`);
  }
}

/** SHA-256 of a file in lower-case hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

function damagedBackupError(folder: string, what: string, cause?: unknown): AppError {
  return userError({
    code: "backup.damaged",
    message: `the backup ${folder} must not be restored: ${what}`,
    field: "backup",
    value: folder,
    remedy: "move that folder away and restore another one; gpt-trader backup list shows them",
    cause,
  });
}
