import type { Dispose } from "#engine/base/disposable.ts";
import type { Timer } from "#engine/base/timer.ts";
import type { LogVerdict } from "#shared/ipc/channels/audit-channels.ts";
import { verifyLog, type NamedLog } from "./audit-logs.ts";
import { runBeside } from "./run-beside.ts";

/** Rows at the end of each log that are checked before the start goes on. */
const TAIL_ROWS = 1_000;
/** Pause between two pieces of the check of whole logs: a few hundredths of the loop's time. */
const PAUSE_MS = 50;

interface LogGuardPorts {
  readonly logs: readonly NamedLog[];
  readonly timer: Timer;
  readonly onBroken: (verdict: LogVerdict) => void;
  /** Is told when a log could not be checked. */
  readonly report: (thrown: unknown) => void;
}

/** Checks the end of each log now and the whole of it beside the work; tells of each broken log once. */
export function guardLogs({ logs, timer, onBroken, report }: LogGuardPorts): Dispose {
  const known = new Set<string>();
  const tell = (verdict: LogVerdict): void => {
    if (verdict.broken === undefined || known.has(verdict.log)) return;
    known.add(verdict.log);
    onBroken(verdict);
  };
  for (const log of logs) {
    const work = verifyLog(log, { last: TAIL_ROWS });
    let step = work.next();
    while (step.done !== true) step = work.next();
    tell(step.value);
  }
  return runBeside(verifyEach(logs, tell), PAUSE_MS, timer, report);
}

function* verifyEach(
  logs: readonly NamedLog[],
  tell: (verdict: LogVerdict) => void,
): Generator<undefined, void> {
  for (const log of logs) tell(yield* verifyLog(log, "all"));
}
