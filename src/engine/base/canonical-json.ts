/**
 * JSON with sorted keys, so that equal values have equal text.
 * NaN and the infinities become the strings "NaN", "Infinity", "-Infinity"; typed arrays become arrays.
 */
export function canonicalJson(value: unknown, indent?: number): string {
  return JSON.stringify(toCanonical(value), undefined, indent);
}

/** The plain tree that `canonicalJson` prints; `undefined` members are left out. */
export function toCanonical(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>, toCanonical);
  if (Array.isArray(value)) return value.map(toCanonical);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => [key, toCanonical(member)]),
  );
}
