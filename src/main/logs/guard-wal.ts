import type { Timer } from "#engine/base/timer.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import { AppError } from "#shared/errors/app-error.ts";

const LOOK_MS = 5_000;
/** The store keeps a WAL at a few megabytes; one so long is held by somebody who reads and does not end. */
const LONGEST_BYTES = 64 * 2 ** 20;
const MEGABYTE = 2 ** 20;

export interface WalGuardPorts {
  readonly timer: Timer;
  /** The size of each file's WAL, by the file's name. */
  readonly sizes: () => Readonly<Record<string, number>>;
  readonly report: (thrown: unknown) => void;
}

/** Reports a WAL that cannot be moved into its database: once, until it is short again. */
export function guardWal({ timer, sizes, report }: WalGuardPorts): Dispose {
  const told = new Set<string>();
  return timer.every(LOOK_MS, () => {
    for (const [file, bytes] of Object.entries(sizes())) {
      if (bytes <= LONGEST_BYTES) told.delete(file);
      else if (!told.has(file)) {
        told.add(file);
        report(longWalError(file, bytes));
      }
    }
  });
}

function longWalError(file: string, bytes: number): AppError {
  return new AppError({
    kind: "transient",
    code: "store.wal-long",
    message: `the write-ahead log of ${file} must stay below ${LONGEST_BYTES / MEGABYTE} MB, was ${Math.round(bytes / MEGABYTE)} MB`,
    field: file,
    value: String(bytes),
    remedy:
      "end the program that has been reading the file (another sqlite shell, a copy): the log then shrinks by itself",
  });
}
