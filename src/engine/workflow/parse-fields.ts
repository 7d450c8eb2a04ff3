import type { Reference } from "./definition.ts";
import { parseDuration } from "./parse-duration.ts";
import type { Position } from "./problem.ts";
import { suggest, type ProblemList } from "./problem-list.ts";
import type { SourceMap, SourceNode } from "./source-tree.ts";

/** Reads the known keys of one map and reports the unknown ones. */
export interface FieldReader {
  get(key: string): SourceNode | undefined;
  has(key: string): boolean;
  /** Reports what is wrong with the value of a key. */
  refuse(key: string, message: string, remedy: string): void;
  text(key: string): string | undefined;
  reference(key: string): Reference | undefined;
  number(key: string, range: { readonly minimum: number; readonly maximum: number }): number | undefined;
  flag(key: string): boolean | undefined;
  /** A duration with its unit, in milliseconds. */
  duration(key: string, maximumMs?: number): number | undefined;
  /** A list of names; empty without the key. */
  references(key: string): readonly Reference[];
  choice<Choice extends string>(key: string, choices: readonly Choice[]): Choice | undefined;
}

export function readFields(
  map: SourceMap,
  path: string,
  known: readonly string[],
  problems: ProblemList,
): FieldReader {
  const entries = new Map(map.entries.map((entry) => [entry.key, entry]));
  const pathOf = (key: string): string => (path === "" ? key : `${path}.${key}`);
  for (const { key, keyAt } of map.entries) {
    if (known.includes(key)) continue;
    problems.addUnknown(
      { code: "workflow.key-unknown", at: keyAt, path: pathOf(key), what: "key", name: key },
      known,
    );
  }

  function refuse(key: string, message: string, remedy: string): void {
    const entry = entries.get(key);
    const at: Position = entry?.value.at ?? map.at;
    problems.add({ code: "workflow.value-invalid", at, path: pathOf(key), message, remedy });
  }

  function scalar(key: string): string | number | boolean | undefined {
    const node = entries.get(key)?.value;
    return node?.kind === "scalar" ? node.value : undefined;
  }

  function text(key: string): string | undefined {
    const value = scalar(key);
    if (typeof value === "string" && value !== "") return value;
    if (entries.has(key))
      refuse(key, `${key} must be a text, was ${String(value)}`, `write ${key} as a text`);
    return undefined;
  }

  return {
    get: (key) => entries.get(key)?.value,
    has: (key) => entries.has(key),
    refuse,
    text,
    reference(key) {
      const name = text(key);
      const at = entries.get(key)?.value.at;
      return name === undefined || at === undefined ? undefined : { name, at };
    },
    number(key, { minimum, maximum }) {
      if (!entries.has(key)) return undefined;
      const value = scalar(key);
      if (typeof value === "number" && value >= minimum && value <= maximum) return value;
      refuse(
        key,
        `${key} must be a number from ${minimum} to ${maximum}, was ${String(value)}`,
        `change ${key}`,
      );
      return undefined;
    },
    duration(key, maximumMs = Number.POSITIVE_INFINITY) {
      if (!entries.has(key)) return undefined;
      const value = scalar(key);
      const durationMs = parseDuration(value);
      if (durationMs !== undefined && durationMs <= maximumMs) return durationMs;
      const limit = Number.isFinite(maximumMs) ? ` of at most ${maximumMs / 3_600_000}h` : "";
      refuse(
        key,
        `${key} must be a duration with its unit${limit}, was ${String(value)}`,
        "write it as 250ms, 5s, 2m or 1h",
      );
      return undefined;
    },
    references(key) {
      const node = entries.get(key)?.value;
      if (node === undefined) return [];
      const items = node.kind === "list" ? node.items : [];
      const names = items.flatMap((item): Reference[] =>
        item.kind === "scalar" && typeof item.value === "string" ? [{ name: item.value, at: item.at }] : [],
      );
      if (node.kind !== "list" || names.length !== items.length || names.length === 0) {
        refuse(key, `${key} must be a list of names`, `write ${key}: [name, other_name]`);
      }
      return names;
    },
    flag(key) {
      if (!entries.has(key)) return undefined;
      const value = scalar(key);
      if (typeof value === "boolean") return value;
      refuse(key, `${key} must be true or false, was ${String(value)}`, `write ${key}: true`);
      return undefined;
    },
    choice(key, choices) {
      if (!entries.has(key)) return undefined;
      const value = scalar(key);
      const found = choices.find((choice) => choice === value);
      if (found === undefined) {
        const remedy = suggest(String(value), choices);
        refuse(key, `${key} must be one of ${choices.join(", ")}, was ${String(value)}`, remedy);
      }
      return found;
    },
  };
}
