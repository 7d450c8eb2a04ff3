import type { Condition, Step, StepCore } from "./definition.ts";
import type { FieldReader } from "./parse-fields.ts";
import type { ProblemList } from "./problem-list.ts";
import { readExpression } from "./read-expression.ts";
import type { SourceNode } from "./source-tree.ts";

/** What parsing a control step asks of the parser around it. */
export interface ControlParser {
  readonly path: string;
  /** Path of the step in the file, for problems. */
  readonly file: string;
  readonly problems: ProblemList;
  core(fields: FieldReader): StepCore;
  /** Reads the list of steps under a key; `arm` becomes part of their paths. */
  steps(node: SourceNode, key: string, arm?: string): readonly Step[];
}

/** Reads an expression; what is none is reported. */
export function parseCondition(
  fields: FieldReader,
  key: string,
  parser: ControlParser,
): Condition | undefined {
  const node = fields.get(key);
  if (node?.kind !== "scalar" || node.value === undefined) {
    fields.refuse(key, `${key} must be an expression`, `write ${key}: "..."`);
    return undefined;
  }
  const place = { at: node.at, path: `${parser.file}.${key}`, needsBraces: false };
  const expression = readExpression(String(node.value), place, parser.problems);
  return expression === undefined ? undefined : { expression, at: node.at };
}
