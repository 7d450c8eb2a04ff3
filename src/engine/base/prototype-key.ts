const KEY = "__proto__";

/**
 * Where plain data holds a member called `__proto__`, as a path; undefined when it does not. Schemas drop such a member
 * without a word, and an assignment of it changes what an object is: it is refused where data comes in.
 */
export function findPrototypeKey(value: unknown): string | undefined {
  const waiting: { readonly value: unknown; readonly path: string }[] = [{ value, path: "" }];
  const seen = new Set<object>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isContainer(next.value) || seen.has(next.value)) continue;
    seen.add(next.value);
    for (const [name, member] of Object.entries(next.value)) {
      const path = next.path === "" ? name : `${next.path}.${name}`;
      if (name === KEY) return path;
      if (isContainer(member)) waiting.push({ value: member, path });
    }
  }
  return undefined;
}

/** Columns of numbers are objects too, and have no names. */
function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
}
