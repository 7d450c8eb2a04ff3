import { parentPort, workerData } from "node:worker_threads";
import { explainSystemError } from "#main/files/system-error.ts";
import { invariant } from "#engine/base/invariant.ts";
import { toSerialError } from "#shared/errors/app-error.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import type { BackupAnswer, BackupOrder } from "./back-up-in-thread.ts";
import { createBackup } from "./create-backup.ts";
import { pruneBackups } from "./prune-backups.ts";

/** Makes one backup, removes those that are too old, and ends. */
async function backUp({ workspace, nowMs, reason, keep }: BackupOrder): Promise<BackupAnswer> {
  try {
    const { name } = await createBackup(workspace, nowMs, reason);
    return succeed({ name, removed: await pruneBackups(workspace, keep) });
  } catch (thrown) {
    return fail(toSerialError(explainSystemError(thrown)));
  }
}

invariant(parentPort !== null, "a worker file must run in a worker thread");
const port = parentPort;
void backUp(workerData as BackupOrder).then((answer) => port.postMessage(answer));
