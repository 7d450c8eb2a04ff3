import * as fc from "fast-check";
import { HOSTILE } from "./hostile-text.ts";

const deep = (depth: number): unknown => {
  let value: unknown = "bottom";
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { a: value } : [value];
  return value;
};
const round: { self?: unknown } = {};
round.self = round;

/** Anything that can cross a boundary, and some that cannot. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.anything({ withBigInt: true, withDate: true, withTypedArray: true }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(...HOSTILE, null, undefined, -0, Number.NaN, 2 ** 53, -1),
  },
  { weight: 1, arbitrary: fc.constantFrom(50, 200, 5_000, 20_000).map(deep) },
  { weight: 1, arbitrary: fc.constant(round) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      JSON.parse('{"__proto__":{"polluted":true}}'),
      JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
      { $number: "NaN" },
      { $number: { a: 1 } },
      new Map([[1, 2]]),
      Symbol.iterator,
      () => 1,
    ),
  },
);

interface Change {
  readonly path: readonly number[];
  readonly kind: "replace" | "take out" | "add";
  readonly name: string;
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  path: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
  kind: fc.constantFrom("replace", "take out", "add"),
  name: fc.constantFrom("x", "__proto__", "constructor", "toString", "0", "length"),
  value: hostileValue,
});

/** A plain value after some changes to its members, at any depth. */
export function mutatedValue(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((changed, one) => changeAt(changed, one, 0), value));
}

function changeAt(value: unknown, change: Change, depth: number): unknown {
  const isPlain = typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
  if (!isPlain) return change.value;
  const entries = Object.entries(value);
  const at = change.path[depth] ?? 0;
  const found = entries[at % Math.max(1, entries.length)];
  if (change.kind === "add" || found === undefined)
    return rebuilt(value, [...entries, [change.name, change.value]]);
  const [name, member] = found;
  const rest = entries.filter(([other]) => other !== name);
  if (depth === change.path.length - 1)
    return rebuilt(value, change.kind === "take out" ? rest : [...rest, [name, change.value]]);
  return rebuilt(value, [...rest, [name, changeAt(member, change, depth + 1)]]);
}

/** By definition, so that a member may be named as a prototype is. */
function rebuilt(like: object, entries: readonly (readonly [string, unknown])[]): unknown {
  return Array.isArray(like) ? entries.map(([, member]) => member) : Object.fromEntries(entries);
}
