import type { SerialError } from "#shared/errors/app-error.ts";

/** An error as a person reads it in a terminal: what, where, what to do. No stack trace. */
export function formatError(error: SerialError): string {
  return [
    `error: ${error.message}`,
    ...(error.field === undefined ? [] : [`  field:  ${error.field}`]),
    ...(error.value === undefined ? [] : [`  value:  ${error.value}`]),
    ...(error.details ?? []).map((detail) => `  - ${detail}`),
    ...(error.remedy === undefined ? [] : [`  remedy: ${error.remedy}`]),
    `  code:   ${error.code.toUpperCase()}`,
  ].join("\n");
}
