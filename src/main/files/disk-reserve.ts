import { randomBytes } from "node:crypto";
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Dispose } from "#engine/base/disposable.ts";
import type { Timer } from "#engine/base/timer.ts";
import { AppError, toAppError } from "#shared/errors/app-error.ts";
import { explainSystemError } from "./system-error.ts";

const FILE = "reserve.bin";
/** Enough to write down how what runs has ended. */
const RESERVE_BYTES = 4 * 1024 * 1024;
const LOOK_MS = 1_000;

export interface DiskReservePorts {
  readonly workspace: string;
  readonly timer: Timer;
  /** Is told once, soon after a write met a full disk; what runs is to end. */
  readonly onFull: (warning: string) => void;
  /** Is told when there is room again. */
  readonly onRoom: () => void;
}

/** Room that is held back on the disk of a workspace, so that a full disk does not keep an end from being written. */
export interface DiskReserve {
  /** Runs a write that is whole or not done; when the disk is full, once more with the reserve given up. */
  guard<Value>(write: () => Value): Value;
  /** What a person must know while the disk is full. */
  warning(): string | undefined;
  /** Throws `workspace.disk-full` while the disk is full. */
  refuseWhenFull(): void;
  readonly stop: Dispose;
}

export function openDiskReserve({ workspace, timer, onFull, onRoom }: DiskReservePorts): DiskReserve {
  const path = join(workspace, FILE);
  const warning = `the disk of ${workspace} is full: what ran was ended, and nothing is started until there is room`;
  let isFull = false;
  const declareFull = (): void => {
    if (isFull) return;
    isFull = true;
    // Not inside the write that met it: what is told publishes.
    timer.after(0, () => onFull(warning));
  };
  if (!hold(path)) declareFull();
  const stop = timer.every(LOOK_MS, () => {
    if (!isFull || !hold(path)) return;
    isFull = false;
    onRoom();
  });

  return {
    guard(write) {
      try {
        return write();
      } catch (thrown) {
        if (!isDiskFull(thrown)) throw thrown;
        declareFull();
        if (!existsSync(path)) throw thrown;
        rmSync(path);
        return write();
      }
    },
    warning: () => (isFull ? warning : undefined),
    refuseWhenFull() {
      if (isFull) throw fullError(workspace);
    },
    stop,
  };
}

/** Takes the room, and answers false when there is none. */
function hold(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.size === RESERVE_BYTES) return true;
  const unfinished = `${path}.new`;
  try {
    // Noise, which no file system can store in less.
    writeFileSync(unfinished, randomBytes(RESERVE_BYTES), { mode: 0o600 });
    renameSync(unfinished, path);
    return true;
  } catch (thrown) {
    rmSync(unfinished, { force: true });
    if (isDiskFull(thrown)) return false;
    throw thrown;
  }
}

function isDiskFull(thrown: unknown): boolean {
  return ["store.disk-full", "file.disk-full"].includes(toAppError(explainSystemError(thrown)).code);
}

function fullError(workspace: string): AppError {
  return new AppError({
    kind: "transient",
    code: "workspace.disk-full",
    message: `nothing is started while the disk of ${workspace} is full`,
    field: "workspace",
    value: workspace,
    remedy: "free space on the disk; a few seconds later the workspace starts runs again",
  });
}
