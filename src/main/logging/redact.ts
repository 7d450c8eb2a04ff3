import type { Scrub } from "./create-scrubber.ts";

const SECRET_NAME = /secret|token|passw|passphrase|credential|authorization|(?:api|private)[-_]?key|^key$/i;
const REDACTED = "[redacted]";
const MAX_DEPTH = 6;
const MAX_TEXT = 4_000;
/** Terminal sequences, then any other control character: a message must stay one line and cannot colour a terminal. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /\u001b\[[0-9;?]*[ -/]*[@-~]|[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** The values of variables that are secret by their name. */
export function secretsOf(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && SECRET_NAME.test(name) ? [value] : [],
  );
}

/**
 * Fields for a log: secrets by name replaced and by value scrubbed, texts cleaned and cut, errors with their code, depth
 * bounded.
 */
export function redact(value: unknown, scrub: Scrub, depth = 0): unknown {
  if (typeof value === "string") return cleanText(scrub(value));
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return "[deeper]";
  if (ArrayBuffer.isView(value)) return `[${value.constructor.name} of ${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((member) => redact(member, scrub, depth + 1));
  return Object.fromEntries(
    Object.entries(membersOf(value)).map(([name, member]) => [
      cleanText(scrub(name)),
      SECRET_NAME.test(name) ? REDACTED : redact(member, scrub, depth + 1),
    ]),
  );
}

export function cleanText(text: string): string {
  return text.replaceAll(CONTROL, " ").slice(0, MAX_TEXT);
}

/** An error's message and stack are no own enumerable members. */
function membersOf(value: object): object {
  if (!(value instanceof Error)) return value;
  const own = Object.fromEntries(Object.entries(value));
  return { ...own, message: value.message, stack: value.stack, cause: value.cause };
}
