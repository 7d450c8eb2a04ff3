import type { Clock } from "#engine/base/clock.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import type { Timer } from "#engine/base/timer.ts";
import { inPieces } from "#main/audit/in-pieces.ts";
import { runBeside } from "#main/audit/run-beside.ts";
import type { CompactionReport } from "#shared/ipc/channels/log-channels.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { compactLog, type CompactedLog } from "./compact-log.ts";

export interface CompactionPorts {
  readonly logs: readonly CompactedLog[];
  readonly clock: Clock;
  /** Stores what waits in memory. */
  readonly flush: () => void;
}

export interface Compaction {
  compact(olderThanDays: number, isDryRun: boolean): Promise<readonly CompactionReport[]>;
  /** Compacts beside the work, one piece a pause. */
  compactBeside(olderThanDays: number, timer: Timer, report: (thrown: unknown) => void): Dispose;
}

const PAUSE_MS = 50;

export function createCompaction({ logs, clock, flush }: CompactionPorts): Compaction {
  function* compactAll(
    olderThanDays: number,
    isDryRun: boolean,
  ): Generator<undefined, readonly CompactionReport[]> {
    flush();
    const beforeMs = clock.now() - olderThanDays * DAY_MS;
    const reports: CompactionReport[] = [];
    for (const log of logs) reports.push(yield* compactLog(log, beforeMs, isDryRun));
    return reports;
  }
  return {
    compact: (olderThanDays, isDryRun) => inPieces(compactAll(olderThanDays, isDryRun)),
    compactBeside(olderThanDays, timer, report) {
      return runBeside(compactAll(olderThanDays, false), PAUSE_MS, timer, report);
    },
  };
}
