/** What people see of an output: a few figures, never the data itself. */
export type Summary = Readonly<Record<string, unknown>>;

const MAX_CHARACTERS = 2_000;
const MAX_TEXT = 120;
const MAX_NOTE = 1_000;
const MAX_KEYS = 16;
const MAX_DEPTH = 2;
const MAX_ROWS = 8;

/** The inputs of a run as its event keeps them: what is plain stays exact, so that the run can be repeated from it. */
export function describeInputs(inputs: Readonly<Record<string, unknown>>): Summary {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, isPlain(value) ? value : shorten(value, 0)]),
  );
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== "object" || value === null) return typeof value !== "function";
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}

/** Cuts an output to counts, ids and key figures: at most some 2 kB of JSON. */
export function summarize(output: Readonly<Record<string, unknown>>): Summary {
  const kept: [string, unknown][] = [];
  let characters = 2;
  for (const [name, value] of Object.entries(output)) {
    const short = shorten(value, 0);
    if (short === undefined) continue;
    characters += name.length + JSON.stringify(short).length + 4;
    if (characters > MAX_CHARACTERS) break;
    kept.push([name, short]);
  }
  return Object.fromEntries(kept);
}

function shorten(value: unknown, depth: number): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "string") return shortenText(value);
  if (typeof value === "boolean") return value;
  if (typeof value !== "object" || value === null) return undefined;
  if (ArrayBuffer.isView(value)) return "length" in value ? `${String(value.length)} values` : undefined;
  if (Array.isArray(value)) return shortenList(value, depth);
  if (depth >= MAX_DEPTH) return undefined;
  return shortenGroup(value, depth);
}

/** A document says nothing by its first line, a note does. */
function shortenText(text: string): string {
  if (text.length > MAX_NOTE) return `${text.length} characters`;
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}

function shortenList(items: readonly unknown[], depth: number): unknown {
  const areScalars = items.every((item) => typeof item === "string" || typeof item === "number");
  if (areScalars && items.length <= 8) return items.map((item) => shorten(item, depth));
  if (depth === 0 && items.length > 1 && items.length <= MAX_ROWS && items.every(isRow)) {
    return items.map((item) => shorten(item, depth + 1));
  }
  const [only] = items;
  // One symbol is the usual case, and its figures say more than "1 item".
  const isGroup = typeof only === "object" && only !== null && !Array.isArray(only);
  if (items.length === 1 && isGroup && depth + 1 < MAX_DEPTH) return [shorten(only, depth + 1)];
  return items.length === 1 ? "1 item" : `${items.length} items`;
}

/** A map of a few plain figures, as a scan collects them. */
function isRow(item: unknown): item is object {
  if (typeof item !== "object" || item === null || Array.isArray(item) || ArrayBuffer.isView(item))
    return false;
  const members = Object.values(item);
  return members.length <= MAX_ROWS && members.every((member) => typeof member !== "object");
}

function shortenGroup(group: object, depth: number): unknown {
  const entries = Object.entries(group)
    .map(([key, member]) => [key, shorten(member, depth + 1)] as const)
    .filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.slice(0, MAX_KEYS));
}
