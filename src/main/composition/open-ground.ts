import { join } from "node:path";
import { createBusMeter, type BusMeter } from "#engine/bus/bus-meter.ts";
import type { AppOptions } from "#main/config/app-options.ts";
import { backUpInThread, type BackupDone } from "#main/backup/back-up-in-thread.ts";
import { openBooks, type Books } from "#main/logs/books.ts";
import { loadConfig, type ConfigStore } from "#main/config/config.ts";
import { openCrashRecord, type CrashRecord } from "#main/host/crash-record.ts";
import { createDeadLetters, type DeadLetters } from "#main/logs/dead-letters.ts";
import { openDiskReserve, type DiskReserve } from "#main/files/disk-reserve.ts";
import { createFileLog, type FileLog } from "#main/logging/log.ts";
import { nodeClock, nodeTimer } from "#main/node/node-ports.ts";
import { secretsOf } from "#main/logging/redact.ts";
import { readRuntime, type Runtime } from "#main/node/runtime.ts";
import { createDeadLetterStore } from "#main/store/dead-letter-store.ts";
import { needsUpdate, openStore, type Store } from "#main/store/open-store.ts";
import type { BackupReason } from "#shared/ipc/channels/backup-channels.ts";

/** What everything else of a workspace stands on: its settings, its files, and who is told of what went wrong. */
export interface Ground {
  readonly runtime: Runtime;
  readonly config: ConfigStore;
  readonly crashes: CrashRecord;
  readonly log: FileLog;
  readonly store: Store;
  readonly letters: DeadLetters;
  readonly reserve: DiskReserve;
  readonly meter: BusMeter;
  readonly books: Books;
  readonly report: (thrown: unknown) => void;
  /** Writes, and reports what throws: a workspace that cannot be written to must not keep the rest from going on. */
  readonly orReport: (write: () => unknown) => void;
  readonly backUp: (reason: BackupReason) => Promise<BackupDone>;
  /** Refuses what would start work now: after repeated crashes, or on a full disk. */
  refuseStart(): void;
}

/** `onFailure` hears how to close each thing that was opened; `cancelRuns` is called when the disk is full. */
export async function openGround(
  options: AppOptions,
  onFailure: (end: () => void) => void,
  cancelRuns: () => void,
): Promise<Ground> {
  const { workspace: directory, environment, overrides } = options;
  const runtime = readRuntime(process.versions);
  const config = loadConfig({ directory, environment, overrides });
  const crashes = openCrashRecord(directory, nodeClock);
  onFailure(() => crashes.close());
  const log = createFileLog({
    directory,
    clock: nodeClock,
    level: config.value("log.level"),
    secrets: secretsOf(environment),
  });
  onFailure(() => log.close());
  const report = (thrown: unknown): void => log.log("error", String(thrown), { error: thrown });
  const orReport = (write: () => unknown): void => {
    try {
      write();
    } catch (thrown) {
      report(thrown);
    }
  };
  const backUp = (reason: BackupReason): Promise<BackupDone> =>
    backUpInThread(join(options.workers, "backup.worker.cjs"), {
      workspace: directory,
      nowMs: nodeClock.now(),
      reason,
      keep: config.value("backup.keep"),
    });
  if (needsUpdate(directory)) await backUp("update");
  const store = openStore(directory, { isOldSqliteAllowed: runtime.isOldSqliteAllowed, isBackedUp: true });
  onFailure(() => store.close());
  const letters = createDeadLetters({
    stores: {
      research: createDeadLetterStore(store.research),
      paper: createDeadLetterStore(store.paper),
      live: createDeadLetterStore(store.live),
    },
    clock: nodeClock,
  });
  const reserve = openDiskReserve({
    workspace: directory,
    timer: nodeTimer,
    onFull(detail) {
      report(new Error(detail));
      cancelRuns();
      orReport(() => books.publish("health.degraded", { slice: "disk", state: "down", detail }, {}));
    },
    onRoom: () => orReport(() => books.publish("health.restored", { slice: "disk" }, {})),
  });
  onFailure(() => reserve.stop());
  const meter = createBusMeter(nodeClock);
  const books = openBooks({
    store,
    clock: nodeClock,
    meter,
    guard: (write) => reserve.guard(write),
    onDeadLetter(name, letter) {
      letters.bury(name, letter);
      report(letter.error);
    },
  });
  onFailure(() => books.close());
  return {
    runtime,
    config,
    crashes,
    log,
    store,
    letters,
    reserve,
    meter,
    books,
    report,
    orReport,
    backUp,
    refuseStart() {
      crashes.refuseInSafeMode();
      reserve.refuseWhenFull();
    },
  };
}
