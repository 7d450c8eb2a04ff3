import type { WithField, WithValue } from "./definition.ts";
import type { ProblemList } from "./problem-list.ts";
import { readExpression } from "./read-expression.ts";
import type { SourceNode, SourceScalar } from "./source-tree.ts";

const NAME = "[A-Za-z_][A-Za-z0-9_]*";
const REFERENCE = new RegExp(`^\\$\\{\\s*(inputs|steps)((?:\\.${NAME})+)\\s*\\}$`);

/** Reads the values under `with`; a `${...}` with a reference or an expression must be the whole of a value. */
export function parseWith(node: SourceNode, path: string, problems: ProblemList): readonly WithField[] {
  if (node.kind !== "map") {
    problems.add({
      code: "workflow.with-invalid",
      at: node.at,
      path,
      message: "with must be a map of field names to values",
      remedy: "write it as with: { field: value }",
    });
    return [];
  }
  return node.entries.map(({ key, keyAt, value }) => ({
    name: key,
    at: keyAt,
    value: parseValue(value, `${path}.${key}`, problems),
  }));
}

/** Reads one value: written down, a reference or an expression. */
export function parseValue(node: SourceNode, path: string, problems: ProblemList): WithValue {
  const { at } = node;
  if (node.kind === "scalar") return parseScalar(node, path, problems);
  if (node.kind === "list") {
    const items = node.items.map((item, index) => parseValue(item, `${path}[${index}]`, problems));
    return items.every((item) => item.kind === "literal")
      ? { kind: "literal", value: items.map(({ value }) => value), at }
      : { kind: "list", items, at };
  }
  const entries = node.entries.map(({ key, value }) => ({
    key,
    value: parseValue(value, `${path}.${key}`, problems),
  }));
  return { kind: "map", entries, at };
}

function parseScalar({ value, at }: SourceScalar, path: string, problems: ProblemList): WithValue {
  if (typeof value !== "string" || !value.includes("${")) return { kind: "literal", value, at };
  const [, scope, names] = REFERENCE.exec(value) ?? [];
  const segments = names?.slice(1).split(".") ?? [];
  const [name = ""] = segments;
  if (scope === "inputs" && segments.length === 1) return { kind: "input", name, at };
  if (scope === "steps" && segments.length >= 2) return { kind: "step", segments, at };
  const expression = readExpression(value, { at, path, needsBraces: true }, problems);
  if (expression === undefined) return { kind: "literal", value: undefined, at };
  return { kind: "expression", expression, at };
}
