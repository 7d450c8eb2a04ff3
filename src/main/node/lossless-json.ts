/**
 * JSON that keeps NaN and the infinities (a run without losing trades has an infinite profit factor), for plain data:
 * a non-finite number is written as `{"$number":"NaN"}`. Members that are `undefined` are left out.
 */
export function toLosslessJson(value: unknown): string {
  const text = JSON.stringify(value);
  // Non-finite numbers print as null. A replacer makes printing several times slower, so only such texts pay for it.
  return text.includes("null") ? JSON.stringify(value, replaceNumber) : text;
}

/** Reads what `toLosslessJson` wrote; throws a SyntaxError for what is no JSON. */
export function fromLosslessJson(text: string): unknown {
  return text.includes('"$number"') ? JSON.parse(text, reviveNumber) : JSON.parse(text);
}

function replaceNumber(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? { $number: String(value) } : value;
}

function reviveNumber(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("$number" in value)) return value;
  return Number(value.$number);
}
