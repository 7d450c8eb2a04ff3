import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Dispose } from "#engine/base/disposable.ts";
import { AppError, userError } from "#shared/errors/app-error.ts";
import { createFolder } from "./create-folder.ts";
import { hasLock, tryLock } from "./owner-lock.ts";
import { isReadOnly } from "./read-only-copy.ts";
import { readOwnerRecord, removeOwnerRecord, writeOwnerRecord } from "./owner-record.ts";
import { socketPathOf } from "./socket-path.ts";

/** This process owns the workspace until it releases it or ends. */
export interface Owner {
  readonly directory: string;
  readonly socketPath: string;
  readonly token: string;
  release(): void;
}

/** Another process, or another part of this one, owns the workspace. */
export interface OwnedElsewhere {
  readonly ownedBy: number;
}

const RETRY_MS = 20;
const PATIENCE_MS = 3_000;

/** Makes this process the one owner of a workspace, or says who is; makes the folder when there is none. */
export async function acquireOwnership(directory: string): Promise<Owner | OwnedElsewhere> {
  makeFolder(directory);
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const unlock = lockOrRefuse(directory);
    if (unlock !== undefined) return becomeOwner(directory, unlock);
    const record = readOwnerRecord(directory);
    if (record !== undefined) return { ownedBy: record.pid };
    // The owner has just locked and not written its record, or removed it and not unlocked: both take milliseconds.
    if (performance.now() > deadlineMs) throw unknownOwnerError(directory);
    await setTimeout(RETRY_MS);
  }
}

/**
 * Tells whether a process owns the workspace now; what a killed owner left behind is cleared away. Who may not write a
 * workspace can neither take its lock nor speak to its owner: for them there is none.
 */
export function isOwned(directory: string): boolean {
  if (!isFolder(directory) || !hasLock(directory) || isReadOnly(directory)) return false;
  const unlock = lockOrRefuse(directory);
  if (unlock === undefined) return true;
  try {
    removeOwnerRecord(directory);
  } catch (thrown) {
    throw unusableError(directory, thrown);
  } finally {
    unlock();
  }
  return false;
}

function makeFolder(directory: string): void {
  try {
    createFolder(directory);
  } catch (thrown) {
    throw unusableError(directory, thrown);
  }
}

/** False for one that is not there yet; throws for what is there and no folder that can be read. */
function isFolder(directory: string): boolean {
  try {
    if (!existsSync(directory)) return false;
    readdirSync(directory);
    return true;
  } catch (thrown) {
    throw unusableError(directory, thrown);
  }
}

function lockOrRefuse(directory: string): Dispose | undefined {
  try {
    return tryLock(directory);
  } catch (thrown) {
    throw unusableError(directory, thrown);
  }
}

function unusableError(directory: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return userError({
    code: "workspace.unusable",
    message: `the workspace must be a folder that can be written, was ${directory} (${reason})`,
    field: "workspace",
    value: directory,
    remedy: "name another folder with --workspace, or make this one writable, on a disk with room",
    cause,
  });
}

function becomeOwner(directory: string, unlock: () => void): Owner {
  removeOwnerRecord(directory);
  const socketPath = socketPathOf(directory);
  const token = randomBytes(32).toString("hex");
  writeOwnerRecord(directory, { pid: process.pid, tsStartedMs: Date.now(), socketPath, token });
  let isReleased = false;
  const release = (): void => {
    if (isReleased) return;
    isReleased = true;
    removeOwnerRecord(directory);
    unlock();
  };
  return { directory, socketPath, token, release };
}

function unknownOwnerError(directory: string): AppError {
  return new AppError({
    kind: "transient",
    code: "workspace.owner-unknown",
    message: `${directory} is locked by a process that does not say who it is`,
    value: directory,
    remedy: "end other programs that use this folder, then try again",
  });
}
