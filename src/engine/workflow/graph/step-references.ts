import { visit, type Document } from "yaml";

/** A piece of a text and what stands there in its place. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The step that a reference names, and how many of its names are the step's. */
export interface NamedStep {
  readonly path: string;
  readonly length: number;
}

const REFERENCE = /\bsteps((?:\.[A-Za-z_][A-Za-z0-9_]*)+)/g;

/** References stand in values only; a comment that speaks of a step is the person's. */
export function spliceReferences(
  document: Document,
  text: string,
  rename: (names: readonly string[]) => readonly string[] | undefined,
): readonly Splice[] {
  const splices: Splice[] = [];
  visit(document, {
    Scalar(key, { value, range }) {
      if (key === "key" || typeof value !== "string" || range === null || range === undefined) return;
      const [start, end] = range;
      for (const { 0: whole, 1: tail = "", index } of text.slice(start, end).matchAll(REFERENCE)) {
        const renamed = rename(tail.slice(1).split("."));
        const from = start + index;
        if (renamed !== undefined)
          splices.push({ from, to: from + whole.length, text: `steps.${renamed.join(".")}` });
      }
    },
  });
  return splices;
}

/** A step is named by its path or the end of it, as far as that is one step; undefined for a reference to none. */
export function findNamed(names: readonly string[], paths: readonly string[]): NamedStep | undefined {
  for (let length = names.length - 1; length > 0; length -= 1) {
    const named = names.slice(0, length).join(".");
    const whole = paths.filter((other) => other === named);
    const [path, ...more] = whole.length > 0 ? whole : paths.filter((other) => other.endsWith(`.${named}`));
    if (path !== undefined && more.length === 0) return { path, length };
  }
  return undefined;
}

/** The shortest end of a path that no other step shares. */
export function shortestName(path: string, paths: readonly string[]): string {
  const segments = path.split(".");
  const ends = segments.map((_, index) => segments.slice(segments.length - 1 - index).join("."));
  const isAlone = (end: string): boolean =>
    paths.filter((other) => other === end || other.endsWith(`.${end}`)).length === 1;
  return ends.find(isAlone) ?? path;
}

export function applySplices(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((left, right) => right.from - left.from)
    .reduce((result, { from, to, text: by }) => result.slice(0, from) + by + result.slice(to), text);
}
