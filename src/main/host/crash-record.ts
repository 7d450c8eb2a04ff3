import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "#engine/base/clock.ts";
import { refusedError, type AppError } from "#shared/errors/app-error.ts";
import type { SafeMode } from "#shared/ipc/channels/app-channels.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { writeFileDurably } from "#main/files/durable-file.ts";

const FILE = "starts.json";
const WINDOW_MS = 5 * 60_000;
const CRASHES = 3;

interface Starts {
  /** True from the opening of the workspace to its orderly end. */
  readonly isOpen: boolean;
  /** When each start found that the process before it had not ended in order. */
  readonly tsCrashesMs: readonly number[];
}

/** Remembers whether owners of a workspace end in order: three that did not within five minutes open the safe mode. */
export interface CrashRecord {
  readonly safeMode: () => SafeMode | undefined;
  /** Throws in safe mode. */
  refuseInSafeMode(): void;
  /** Forgets the crashes; false when the safe mode was not open. */
  leaveSafeMode(): boolean;
  /** Says that this process ends in order. */
  close(): void;
}

/** Called once by each owner, when it opens the workspace. */
export function openCrashRecord(workspace: string, clock: Clock): CrashRecord {
  const tsNowMs = clock.now();
  const before = readStarts(workspace);
  const crashes = [...before.tsCrashesMs, ...(before.isOpen ? [tsNowMs] : [])];
  let tsCrashesMs = crashes.filter((tsMs) => tsNowMs - tsMs < WINDOW_MS);
  const write = (isOpen: boolean): void =>
    writeFileDurably(join(workspace, FILE), `${JSON.stringify({ isOpen, tsCrashesMs })}\n`);
  write(true);
  crashPoint("start-recorded");
  const safeMode = (): SafeMode | undefined => judge(tsCrashesMs);
  return {
    safeMode,
    refuseInSafeMode() {
      const mode = safeMode();
      if (mode !== undefined) throw safeModeError(mode);
    },
    leaveSafeMode() {
      const wasOpen = safeMode() !== undefined;
      tsCrashesMs = [];
      write(true);
      return wasOpen;
    },
    close: () => write(false),
  };
}

/** The safe mode that the next owner will open, for who looks at a workspace that nobody owns. */
export function readSafeMode(workspace: string, clock: Clock): SafeMode | undefined {
  const { isOpen, tsCrashesMs } = readStarts(workspace);
  const recent = tsCrashesMs.filter((tsMs) => clock.now() - tsMs < WINDOW_MS);
  return judge(isOpen ? [...recent, clock.now()] : recent);
}

function judge(tsCrashesMs: readonly number[]): SafeMode | undefined {
  if (tsCrashesMs.length < CRASHES) return undefined;
  return {
    reason: `the program ended unexpectedly ${String(tsCrashesMs.length)} times within five minutes, so nothing is started and nothing goes on by itself`,
    remedy:
      "look at log/ in the workspace, then gpt-trader safe-mode leave; or close the program and wait five minutes",
  };
}

/** A file that cannot be read says what a crash says: the process before this one did not end in order. */
function readStarts(workspace: string): Starts {
  const path = join(workspace, FILE);
  if (!existsSync(path)) return { isOpen: false, tsCrashesMs: [] };
  try {
    const { isOpen, tsCrashesMs } = JSON.parse(readFileSync(path, "utf8")) as Partial<Starts>;
    if (typeof isOpen === "boolean" && Array.isArray(tsCrashesMs)) {
      return { isOpen, tsCrashesMs: tsCrashesMs.filter((tsMs) => Number.isFinite(tsMs)) };
    }
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
  }
  return { isOpen: true, tsCrashesMs: [] };
}

function safeModeError({ reason, remedy }: SafeMode): AppError {
  return refusedError({
    code: "workspace.safe-mode",
    message: reason,
    field: "workspace",
    value: "safe mode",
    remedy,
  });
}
