import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { userError } from "#shared/errors/app-error.ts";
import type { BackupReason } from "#shared/ipc/channels/backup-channels.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { syncDirectoryOf, syncFile, writeFileDurably } from "#main/files/durable-file.ts";
import { createFolder } from "#main/workspace/create-folder.ts";
import { damagedFileError, withStoreErrors } from "#main/store/store-error.ts";
import { backupFolder, DATABASES, hashFile, MANIFEST, SETTINGS } from "./backup-manifest.ts";
import type { BackupInfo, BackupManifest } from "./backup-manifest.ts";

/** All pages in one step: the copy is of one moment, and a busy owner cannot make it start again and again. */
const ALL_PAGES = 0x7fff_ffff;

/**
 * Copies the databases and settings of a workspace into `backups/<time>`, also while its owner writes. Each database is
 * of one moment and checked; the folder gets its name when all of it is on the disk.
 */
export async function createBackup(
  workspace: string,
  nowMs: number,
  reason: BackupReason,
): Promise<BackupInfo> {
  const createdAt = new Date(nowMs).toISOString();
  const name = createdAt.replaceAll(/[:.]/g, "-");
  const folder = join(backupFolder(workspace), name);
  const unfinished = `${folder}.new`;
  const names = ([...DATABASES, SETTINGS] as const).filter((file) => existsSync(join(workspace, file)));
  if (names.length === 0) throw nothingError(workspace);
  try {
    createFolder(unfinished);
    const files: BackupManifest["files"] = [];
    for (const file of names) {
      files.push(await copyFile(join(workspace, file), unfinished, file));
      crashPoint("backup-copied");
    }
    const manifest: BackupManifest = { version: 1, createdAt, reason, files };
    writeFileDurably(join(unfinished, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
    crashPoint("backup-unnamed");
    renameSync(unfinished, folder);
    syncDirectoryOf(folder);
    return { name, ...manifest };
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

type BackedUp = BackupManifest["files"][number];

async function copyFile(source: string, folder: string, name: BackedUp["name"]): Promise<BackedUp> {
  const target = join(folder, name);
  if (name === SETTINGS) copyFileSync(source, target);
  else await copyDatabase(source, target);
  chmodSync(target, 0o600);
  syncFile(target);
  return { name, bytes: statSync(target).size, sha256: await hashFile(target) };
}

async function copyDatabase(source: string, target: string): Promise<void> {
  const db = withStoreErrors(source, () => new Database(source, { fileMustExist: true, readonly: true }));
  try {
    await db.backup(target, { progress: () => ALL_PAGES });
  } catch (thrown) {
    withStoreErrors(source, () => {
      throw thrown;
    });
  } finally {
    db.close();
  }
  withStoreErrors(target, () => checkCopy(target));
}

/** Leaves one file without a WAL, so that its hash is of all there is. */
function checkCopy(file: string): void {
  const copy = new Database(file);
  try {
    copy.pragma("journal_mode = DELETE");
    const answer = String(copy.pragma("integrity_check", { simple: true }));
    if (answer !== "ok") throw damagedFileError(file, answer);
  } finally {
    copy.close();
  }
}

function nothingError(workspace: string): Error {
  return userError({
    code: "backup.nothing",
    message: `there is nothing to back up in ${workspace}`,
    field: "workspace",
    value: workspace,
    remedy: "run something first, such as gpt-trader demo, or name another workspace with --workspace",
  });
}
