import type { Clock } from "#engine/base/clock.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import type { Timer } from "#engine/base/timer.ts";
import type { BackupView } from "#shared/ipc/channels/backup-channels.ts";

/** Long enough that a command of its own, which owns the workspace for seconds, makes none. */
const LOOK_MS = 60_000;
const HOUR_MS = 3_600_000;

export interface BackupSchedulePorts {
  readonly clock: Clock;
  readonly timer: Timer;
  /** 0 makes none. */
  readonly everyHours: () => number;
  readonly list: () => readonly BackupView[];
  /** Makes one and removes what is too old. */
  readonly backUp: () => Promise<unknown>;
  readonly report: (thrown: unknown) => void;
}

export interface BackupSchedule {
  stop: Dispose;
  /** Waits for a backup that is being made. */
  settled(): Promise<void>;
}

/** Makes a backup when the newest whole one is older than the setting says; one that fails is tried again an hour later. */
export function scheduleBackups(ports: BackupSchedulePorts): BackupSchedule {
  const { clock, timer, everyHours, list, backUp, report } = ports;
  let underWay: Promise<void> | undefined;
  let tsNotBeforeMs = 0;
  const isDue = (): boolean => {
    const hours = everyHours();
    const tsNowMs = clock.now();
    if (hours === 0 || underWay !== undefined || tsNowMs < tsNotBeforeMs) return false;
    const newest = list().find(({ problem }) => problem === undefined);
    return newest?.createdAt === undefined || tsNowMs - Date.parse(newest.createdAt) >= hours * HOUR_MS;
  };
  const run = async (): Promise<void> => {
    try {
      await backUp();
    } catch (thrown) {
      tsNotBeforeMs = clock.now() + HOUR_MS;
      report(thrown);
    } finally {
      underWay = undefined;
    }
  };
  const look = (): void => {
    try {
      if (isDue()) underWay = run();
    } catch (thrown) {
      report(thrown);
    }
  };
  return {
    stop: timer.every(LOOK_MS, look),
    settled: async () => underWay,
  };
}
