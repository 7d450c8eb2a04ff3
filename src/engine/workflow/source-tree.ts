import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Alias,
  type Document,
} from "yaml";
import type { Position, Problem } from "./problem.ts";

/** A YAML text as plain values that know where they stand. */
export type SourceNode = SourceScalar | SourceList | SourceMap;

export interface SourceScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | undefined;
  readonly at: Position;
}

export interface SourceList {
  readonly kind: "list";
  readonly items: readonly SourceNode[];
  readonly at: Position;
}

export interface SourceMap {
  readonly kind: "map";
  readonly entries: readonly SourceEntry[];
  readonly at: Position;
}

export interface SourceEntry {
  readonly key: string;
  readonly keyAt: Position;
  readonly value: SourceNode;
}

export interface SourceTree {
  /** Undefined when the text cannot be read at all. */
  readonly root: SourceNode | undefined;
  readonly problems: readonly Problem[];
}

const MAX_CHARACTERS = 1_000_000;
/** Values after aliases are followed; a file of 5,000 steps has some 60,000. */
const MAX_VALUES = 200_000;
const MAX_DEPTH = 32;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Reads YAML 1.2; nothing in the text is executed, and no key of it can reach a prototype. */
export function readSourceTree(text: string): SourceTree {
  if (text.length > MAX_CHARACTERS) {
    return failed(
      "workflow.too-large",
      `file must have at most ${MAX_CHARACTERS} characters, was ${text.length}`,
    );
  }
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
    const reader = new TreeReader(document, lines);
    const root = document.contents === null ? undefined : reader.read(document.contents, "", 0);
    const syntax = [...document.errors, ...document.warnings].map((error): Problem => ({
      code: "workflow.yaml-invalid",
      message: error.message,
      ...toPosition(lines, error.pos[0]),
      path: "",
      remedy: "correct the YAML",
    }));
    const empty = root === undefined && syntax.length === 0;
    return empty
      ? failed("workflow.empty", "file must hold a workflow, was empty")
      : { root, problems: [...syntax, ...reader.problems] };
  } catch (thrown) {
    // The parser recurses, so a hostile nesting overflows its stack.
    return failed("workflow.yaml-invalid", `file must be readable YAML, was not: ${String(thrown)}`);
  }
}

function failed(code: string, message: string): SourceTree {
  const problem = { code, message, line: 1, column: 1, path: "", remedy: "correct the file" };
  return { root: undefined, problems: [problem] };
}

function toPosition(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** Walks one document; stops adding values when its budget is spent, so that aliases cannot explode. */
class TreeReader {
  readonly problems: Problem[] = [];
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #targets = new Map<Alias, unknown>();
  #values = 0;

  constructor(document: Document, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  read(node: unknown, path: string, depth: number): SourceNode {
    const at = this.#positionOf(node);
    const nothing: SourceScalar = { kind: "scalar", value: undefined, at };
    this.#values += 1;
    if (this.#values > MAX_VALUES) return this.#refuse(nothing, path, `at most ${MAX_VALUES} values`, "more");
    if (depth > MAX_DEPTH) return this.#refuse(nothing, path, `at most ${MAX_DEPTH} levels`, "deeper");
    if (isAlias(node)) {
      const target = this.#targetOf(node);
      return target === undefined ? nothing : this.read(target, path, depth + 1);
    }
    if (isSeq(node)) {
      const items = node.items.map((item, index) => this.read(item, `${path}[${index}]`, depth + 1));
      return { kind: "list", items, at };
    }
    if (isMap(node)) return { kind: "map", entries: this.#entries(node.items, path, depth), at };
    if (!isScalar(node)) return nothing;
    const { value } = node;
    const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return { kind: "scalar", value: isPlain ? value : undefined, at };
  }

  /** The parser looks through the whole document for each alias, so each is asked for once. */
  #targetOf(alias: Alias): unknown {
    if (!this.#targets.has(alias)) this.#targets.set(alias, alias.resolve(this.#document));
    return this.#targets.get(alias);
  }

  #entries(items: readonly unknown[], path: string, depth: number): readonly SourceEntry[] {
    const seen = new Set<string>();
    return items.flatMap((item): SourceEntry[] => {
      if (!isPair(item) || !isScalar(item.key)) return [];
      const key = String(item.key.value);
      const keyAt = this.#positionOf(item.key);
      const entryPath = path === "" ? key : `${path}.${key}`;
      if (FORBIDDEN_KEYS.has(key)) {
        this.#add("workflow.key-forbidden", keyAt, entryPath, `key must not be ${key}`, "remove the key");
        return [];
      }
      if (seen.has(key)) {
        this.#add(
          "workflow.key-duplicate",
          keyAt,
          entryPath,
          `key must be unique, was ${key} twice`,
          "remove one",
        );
        return [];
      }
      seen.add(key);
      return [{ key, keyAt, value: this.read(item.value, entryPath, depth + 1) }];
    });
  }

  #refuse(node: SourceScalar, path: string, limit: string, was: string): SourceScalar {
    // One word about it is enough: the rest of an exploding file would repeat it without end.
    if (!this.problems.some(({ code }) => code === "workflow.too-large")) {
      this.#add(
        "workflow.too-large",
        node.at,
        path,
        `file must have ${limit}, was ${was}`,
        "make it smaller",
      );
    }
    return node;
  }

  #add(code: string, at: Position, path: string, message: string, remedy: string): void {
    this.problems.push({ code, message, ...at, path, remedy });
  }

  #positionOf(node: unknown): Position {
    const hasRange =
      typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
    const offset: unknown = hasRange ? (node.range as readonly unknown[])[0] : 0;
    return toPosition(this.#lines, typeof offset === "number" ? offset : 0);
  }
}
