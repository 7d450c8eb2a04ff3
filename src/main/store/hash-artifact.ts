import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { contentHash } from "#shared/model/ids.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import { AppError } from "#shared/errors/app-error.ts";

/**
 * SHA-256 over a canonical form of a plain value: every part with its kind and length, keys sorted, members that are
 * `undefined` left out, columns as their bytes. Equal values have equal hashes in every process; NaN, -0 and a column
 * against a list of the same numbers are told apart.
 */
export function hashArtifact(value: unknown): ContentHash {
  const hash = createHash("sha256");
  addValue(hash, value);
  return contentHash(hash.digest("hex"));
}

function addValue(hash: Hash, value: unknown): void {
  if (value === undefined || value === null || typeof value === "boolean") hash.update(`c${String(value)};`);
  else if (typeof value === "string") addText(hash, value);
  else if (typeof value === "number") hash.update(`n${Object.is(value, -0) ? "-0" : String(value)};`);
  else if (typeof value === "bigint") hash.update(`i${value};`);
  else if (ArrayBuffer.isView(value)) addColumn(hash, value);
  else if (Array.isArray(value)) addList(hash, value);
  else if (typeof value === "object") addMembers(hash, value);
  else throw notPlainError(typeof value);
}

function addText(hash: Hash, text: string): void {
  hash.update(`s${Buffer.byteLength(text)}:`).update(text);
}

function addColumn(hash: Hash, column: ArrayBufferView): void {
  hash.update(`${column.constructor.name}${column.byteLength}:`);
  hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
}

function addList(hash: Hash, list: readonly unknown[]): void {
  hash.update(`a${list.length}:`);
  for (const member of list) addValue(hash, member);
}

function addMembers(hash: Hash, value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw notPlainError(value.constructor.name);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  hash.update(`o${members.length}:`);
  for (const [key, member] of members.toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    addText(hash, key);
    addValue(hash, member);
  }
}

function notPlainError(value: string): AppError {
  return new AppError({
    kind: "bug",
    code: "store.artifact-not-plain",
    message: `an artifact must be plain data and columns, was ${value}`,
    value,
  });
}
