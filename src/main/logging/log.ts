import { join } from "node:path";
import { pino } from "pino";
import type { Clock } from "#engine/base/clock.ts";
import type { Logger, LogLevel } from "#engine/base/logger.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { createScrubber } from "./create-scrubber.ts";
import { cleanText, redact } from "./redact.ts";
import { openRotatingFile } from "./rotating-file.ts";

export interface FileLogOptions {
  /** The workspace; the log is `log/app.jsonl` in it, `app.1.jsonl` the one before, and so on. */
  readonly directory: string;
  readonly clock: Clock;
  /** Less important messages are left out. */
  readonly level: LogLevel;
  /** A file past this size is put aside; default 5 MB. */
  readonly maxBytes?: number;
  /** Values that must not appear in any form, wherever they stand; default none. */
  readonly secrets?: readonly string[];
}

export interface FileLog extends Logger {
  close(): void;
}

const MAX_BYTES = 5 * 1024 * 1024;

/**
 * The one log of a process: a JSON object a line, without secrets; written at once, so that a crash loses nothing.
 * It never throws once it is open: a full disk must not end what is reported on. What it could not write is counted,
 * and told when there is room again.
 */
export function createFileLog(options: FileLogOptions): FileLog {
  const { directory, clock, level, maxBytes = MAX_BYTES, secrets = [] } = options;
  const file = openRotatingFile(join(directory, "log"), maxBytes);
  const scrub = createScrubber(secrets);
  const lines: string[] = [];
  let lost = 0;
  const logger = pino(
    {
      level,
      base: null,
      messageKey: "message",
      timestamp: () => `,"time":"${formatIsoTime(clock.now())}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    // In this thread and at once: what a worker had still to write would be lost in a crash.
    { write: (line: string) => void lines.push(line) },
  );

  /** Starts anew: the last line of the file may be half a line. */
  const tellLost = (): void => {
    if (lost === 0) return;
    const waiting = lines.splice(0);
    logger.error({ message: "messages were lost", fields: { count: lost } });
    lines.unshift("\n");
    lines.push(...waiting);
  };

  return {
    log(messageLevel, message, fields) {
      try {
        logger[messageLevel]({
          message: cleanText(scrub(message)),
          fields: fields && redact(fields, scrub),
        });
        if (lines.length === 0) return;
        tellLost();
        file.append(lines.join(""));
        lost = 0;
      } catch {
        lost += 1;
      } finally {
        lines.length = 0;
      }
    },
    close: () => file.close(),
  };
}
