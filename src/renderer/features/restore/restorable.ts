import type { SerialError } from "#shared/errors/app-error.ts";

/** What a backup is the way out of: files that are damaged, gone, cut off, or of a version that does not fit. */
const CODES: ReadonlySet<string> = new Set([
  "store.file-damaged",
  "store.file-missing",
  "store.log-cut-off",
  "store.row-damaged",
  "store.artifact-damaged",
  "store.file-newer",
  "store.file-foreign",
  "store.migration-failed",
]);

export function isRestorable(error: SerialError | undefined): boolean {
  return error !== undefined && CODES.has(error.code);
}
