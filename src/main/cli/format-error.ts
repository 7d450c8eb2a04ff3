import { cleanText } from "#main/logging/redact.ts";
import type { SerialError } from "#shared/errors/app-error.ts";

const MAX_DETAILS = 20;

/**
 * An error as a person reads it in a terminal: what, where, what to do. No stack trace, no more details than a screen
 * holds, and nothing of what was read from a file or a command line that would steer the terminal.
 */
export function formatError(error: SerialError): string {
  const details = error.details ?? [];
  const hidden = details.length - MAX_DETAILS;
  return [
    `error: ${cleanText(error.message)}`,
    ...(error.field === undefined ? [] : [`  field:  ${cleanText(error.field)}`]),
    ...(error.value === undefined ? [] : [`  value:  ${cleanText(error.value)}`]),
    ...details.slice(0, MAX_DETAILS).map((detail) => `  - ${cleanText(detail)}`),
    ...(hidden > 0 ? [`  - and ${String(hidden)} more`] : []),
    ...(error.remedy === undefined ? [] : [`  remedy: ${cleanText(error.remedy)}`]),
    `  code:   ${error.code.toUpperCase()}`,
  ].join("\n");
}
