import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "#engine/base/clock.ts";
import type { Logger, LogLevel } from "#engine/base/logger.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { cleanText, redact } from "./redact.ts";

export interface FileLogOptions {
  /** The workspace; the log is `log/app.jsonl` in it, `app.1.jsonl` the one before, and so on. */
  readonly directory: string;
  readonly clock: Clock;
  /** Less important messages are left out. */
  readonly level: LogLevel;
  /** A file past this size is put aside; default 5 MB. */
  readonly maxBytes?: number;
}

export interface FileLog extends Logger {
  close(): void;
}

const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error"];
const MAX_BYTES = 5 * 1024 * 1024;
const KEPT_FILES = 3;

/**
 * The one log of a process: a JSON object a line, without secrets; written at once, so that a crash loses nothing.
 * It never throws once it is open: a full disk must not end what is reported on. What it could not write is counted,
 * and told when there is room again.
 */
export function createFileLog({ directory, clock, level, maxBytes = MAX_BYTES }: FileLogOptions): FileLog {
  const folder = join(directory, "log");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (age: number): string => join(folder, age === 0 ? "app.jsonl" : `app.${age}.jsonl`);
  const open = (): number => openSync(pathOf(0), "a", 0o600);
  let descriptor = open();
  let size = fstatSync(descriptor).size;
  let lost = 0;

  const rotate = (): void => {
    rmSync(pathOf(KEPT_FILES), { force: true });
    for (let age = KEPT_FILES - 1; age >= 0; age -= 1) renameIfThere(pathOf(age), pathOf(age + 1));
    const next = open();
    // Last: a number that is closed may be given to another file, which must not get our lines.
    closeSync(descriptor);
    descriptor = next;
    size = 0;
  };

  const append = (line: Buffer): void => {
    const written = writeSync(descriptor, line);
    size += written;
    if (written < line.length) throw new Error(`${written} of ${line.length} bytes were written`);
  };

  /** Starts anew: the last line may be half a line. */
  const tellLost = (time: string): void => {
    if (lost === 0) return;
    append(Buffer.concat([Buffer.from("\n"), toLine(time, "error", "messages were lost", { count: lost })]));
    lost = 0;
  };

  return {
    log(messageLevel, message, fields) {
      if (LEVELS.indexOf(messageLevel) < LEVELS.indexOf(level)) return;
      const time = formatIsoTime(clock.now());
      const line = toLine(time, messageLevel, message, fields);
      try {
        if (size > 0 && size + line.length > maxBytes) rotate();
        tellLost(time);
        append(line);
      } catch {
        lost += 1;
      }
    },
    close: () => closeSync(descriptor),
  };
}

function toLine(
  time: string,
  level: LogLevel,
  message: string,
  fields: Readonly<Record<string, unknown>> | undefined,
): Buffer {
  const line = {
    time,
    level,
    message: cleanText(message),
    ...(fields === undefined ? {} : { fields: redact(fields) }),
  };
  return Buffer.from(`${JSON.stringify(line)}\n`);
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (thrown) {
    if (!(thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT")) throw thrown;
  }
}
