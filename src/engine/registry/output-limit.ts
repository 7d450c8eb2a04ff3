/** What one call of a method may answer: an output is kept, hashed, and copied between threads. */
export const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** What a number, a flag, or the place of a member costs. */
const MEMBER_BYTES = 8;

/** Whether plain data with its columns holds more than `limitBytes`, by a count that is right within a few per cent. */
export function holdsMoreThan(value: unknown, limitBytes: number): boolean {
  const waiting: object[] = [];
  const seen = new Set<object>();
  let bytes = 0;
  const count = (member: unknown): void => {
    bytes += typeof member === "string" ? member.length : MEMBER_BYTES;
    if (typeof member !== "object" || member === null || seen.has(member)) return;
    seen.add(member);
    waiting.push(member);
  };
  count(value);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (ArrayBuffer.isView(next) || isBuffer(next)) bytes += next.byteLength;
    else for (const member of membersOf(next)) count(member);
    if (bytes > limitBytes) return true;
  }
  return bytes > limitBytes;
}

function membersOf(value: object): Iterable<unknown> {
  if (Array.isArray(value)) return value;
  return value instanceof Map ? [...value.keys(), ...value.values()] : Object.values(value);
}

function isBuffer(value: object): value is ArrayBuffer | SharedArrayBuffer {
  return value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;
}
