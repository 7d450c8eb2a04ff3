import { userError, type AppError } from "#shared/errors/app-error.ts";

/** A file that is no session file, or not as it was written. */
export function damagedSessionFile(file: string, line: number, what: string, cause?: unknown): AppError {
  return userError({
    code: "session-file.damaged",
    message: `${file} line ${line} is not as it was written: ${what}`,
    field: `line ${line}`,
    value: file,
    remedy: "export the session again from the workspace that it was traded in, and copy the whole file",
    cause,
  });
}

export function unknownSession(session: string): AppError {
  return userError({
    code: "session.unknown",
    message: `there is no session ${session}`,
    field: "session",
    value: session,
    remedy: "gpt-trader status shows the sessions, gpt-trader sessions imported those of other workspaces",
  });
}
