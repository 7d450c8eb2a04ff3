/**
 * Plain data with columns as JSON that a stranger may have written: what JSON cannot say is an object with one member
 * whose name starts with `$`. Reading makes nothing but plain objects, lists, columns and texts.
 */

const COLUMNS = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
  BigInt64Array,
  BigUint64Array,
} as const;
type Column = InstanceType<(typeof COLUMNS)[keyof typeof COLUMNS]>;

/** No value of the product is nearly as deep. */
const MAX_DEPTH = 64;
const FORBIDDEN = new Set(["__proto__", "prototype", "constructor"]);

/** Throws a TypeError for what is no plain data. */
export function toPlainJson(value: unknown): string {
  return JSON.stringify(encode(value, 0));
}

/** Throws a SyntaxError or a TypeError for what `toPlainJson` would not write. */
export function fromPlainJson(text: string): unknown {
  return decode(JSON.parse(text), 0);
}

/** Throws a TypeError for data from outside that is too deep or names members as nobody may. */
export function checkPlain(value: unknown, depth = 0): void {
  if (typeof value !== "object" || value === null) return;
  checkDepth(depth);
  for (const [key, member] of Object.entries(value)) {
    checkName(key);
    checkPlain(member, depth + 1);
  }
}

function encode(value: unknown, depth: number): unknown {
  if (value === undefined) return { $undefined: true };
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return encodeNumber(value);
  if (typeof value === "bigint") return { $bigint: String(value) };
  if (typeof value !== "object") throw new TypeError(`plain data must not hold a ${typeof value}`);
  checkDepth(depth);
  if (ArrayBuffer.isView(value)) return { $column: encodeColumn(value) };
  if (Array.isArray(value)) return value.map((member) => encode(member, depth + 1));
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const plain = Object.fromEntries(
    members.map(([key, member]) => [checkName(key), encode(member, depth + 1)]),
  );
  return members.some(([key]) => key.startsWith("$")) ? { $object: plain } : plain;
}

function encodeNumber(value: number): unknown {
  if (Object.is(value, -0)) return { $number: "-0" };
  return Number.isFinite(value) ? value : { $number: String(value) };
}

function encodeColumn(column: ArrayBufferView): readonly [string, string] {
  const { name } = column.constructor;
  if (!isColumnName(name)) throw new TypeError(`plain data must not hold a ${name}`);
  const bytes = Buffer.from(column.buffer as ArrayBuffer, column.byteOffset, column.byteLength);
  return [name, bytes.toString("base64")];
}

function decode(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  checkDepth(depth);
  if (Array.isArray(value)) return value.map((member) => decode(member, depth + 1));
  const members = Object.entries(value as Readonly<Record<string, unknown>>);
  const [first] = members;
  if (first === undefined || !first[0].startsWith("$")) return decodeMembers(members, depth);
  if (members.length > 1) throw new TypeError(`${first[0]} must stand alone`);
  return decodeTagged(first[0], first[1], depth);
}

function decodeTagged(tag: string, value: unknown, depth: number): unknown {
  if (tag === "$undefined" && value === true) return undefined;
  if (
    tag === "$number" &&
    (value === "NaN" || value === "Infinity" || value === "-Infinity" || value === "-0")
  )
    return Number(value);
  if (tag === "$bigint" && typeof value === "string" && /^-?\d{1,400}$/.test(value)) return BigInt(value);
  if (tag === "$column" && Array.isArray(value)) return decodeColumn(value);
  if (tag === "$object" && typeof value === "object" && value !== null && !Array.isArray(value))
    return decodeMembers(Object.entries(value), depth);
  throw new TypeError(`${tag} was not written by this program`);
}

function decodeMembers(members: readonly (readonly [string, unknown])[], depth: number): object {
  return Object.fromEntries(members.map(([key, member]) => [checkName(key), decode(member, depth + 1)]));
}

function decodeColumn([name, base64]: readonly unknown[]): Column {
  if (typeof name !== "string" || !isColumnName(name) || typeof base64 !== "string")
    throw new TypeError("a column must have a known kind and its bytes");
  const Kind = COLUMNS[name];
  // A copy at its own start: the bytes of a pooled buffer may not be aligned.
  const bytes = new Uint8Array(Buffer.from(base64, "base64"));
  if (bytes.length % Kind.BYTES_PER_ELEMENT !== 0) throw new TypeError(`a ${name} has ${bytes.length} bytes`);
  return new Kind(bytes.buffer);
}

function isColumnName(name: string): name is keyof typeof COLUMNS {
  return Object.hasOwn(COLUMNS, name);
}

function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new TypeError(`plain data must be at most ${MAX_DEPTH} deep`);
}

function checkName(name: string): string {
  if (FORBIDDEN.has(name)) throw new TypeError(`no member may be named ${name}`);
  return name;
}
