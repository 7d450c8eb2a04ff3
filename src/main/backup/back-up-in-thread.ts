import { Worker } from "node:worker_threads";
import { AppError, fromSerialError, type SerialError } from "#shared/errors/app-error.ts";
import type { BackupReason } from "#shared/ipc/channels/backup-channels.ts";
import type { Result } from "#shared/ipc/result.ts";

export interface BackupOrder {
  readonly workspace: string;
  readonly nowMs: number;
  readonly reason: BackupReason;
  /** How many backups that the program made by itself are left. */
  readonly keep: number;
}

export interface BackupDone {
  readonly name: string;
  readonly removed: readonly string[];
}

export type BackupAnswer = Result<BackupDone, SerialError>;

/** Makes a backup in a thread of its own: the copy and its check take seconds, and nothing here may wait for them. */
export function backUpInThread(file: string, order: BackupOrder): Promise<BackupDone> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: order, name: "backup", env: {} });
    worker.once("message", (answer: BackupAnswer) => {
      if (answer.ok) resolve(answer.value);
      else reject(fromSerialError(answer.error));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(threadEndedError(code)));
  });
}

function threadEndedError(code: number): AppError {
  return new AppError({
    kind: "bug",
    code: "backup.thread-ended",
    message: `the thread that makes backups ended without an answer, exit code was ${code}`,
    value: String(code),
    remedy: "gpt-trader backup create makes one by itself",
  });
}
