import type {
  BranchArm,
  BranchStep,
  ControlStep,
  FailurePolicy,
  ReduceDefinition,
  Step,
} from "./definition.ts";
import { parseCondition, type ControlParser } from "./parse-condition.ts";
import { readFields, type FieldReader } from "./parse-fields.ts";
import { parseWait } from "./parse-wait.ts";
import { parseValue, parseWith } from "./parse-with.ts";
import type { SourceMap, SourceNode } from "./source-tree.ts";

const MAX_LIMIT = 64;
const DEFAULT_LIMIT = 4;
const WHEN_KEYS = ["when", "then", "else", "needs"] as const;
const SWITCH_KEYS = ["switch", "cases", "default", "needs"] as const;
const PARALLEL_KEYS = ["parallel", "needs"] as const;
const PARALLEL_PARTS = ["limit", "on_failure", "steps"] as const;
const EACH_KEYS = [
  "for_each",
  "parallel",
  "on_failure",
  "on_error",
  "steps",
  "where",
  "collect",
  "reduce",
  "needs",
] as const;
const TRY_KEYS = ["try", "catch", "finally", "needs"] as const;
const SUB_WORKFLOW_KEYS = ["workflow", "with", "needs"] as const;
const REDUCE_KEYS = ["start", "next"] as const;

/** Reads a step that decides which others run; undefined when the map is no such step. */
export function findControlParser(
  map: SourceMap,
): ((map: SourceMap, parser: ControlParser) => ControlStep | undefined) | undefined {
  const has = (key: string): boolean => map.entries.some((entry) => entry.key === key);
  if (has("when")) return parseWhen;
  if (has("switch")) return parseSwitch;
  if (has("for_each")) return parseEach;
  if (has("parallel")) return parseParallel;
  if (has("try")) return parseTry;
  if (has("workflow")) return parseSubWorkflow;
  return has("wait") ? parseWait : undefined;
}

function parseWhen(map: SourceMap, parser: ControlParser): ControlStep | undefined {
  const fields = readFields(map, parser.file, WHEN_KEYS, parser.problems);
  const condition = parseCondition(fields, "when", parser);
  if (!fields.has("then")) fields.refuse("then", "then is required", "add then: with a list of steps");
  const arms = ["then", "else"].flatMap((key): BranchArm[] => {
    const node = fields.get(key);
    return node === undefined
      ? []
      : [{ name: { name: key, at: node.at }, steps: parser.steps(node, key, key) }];
  });
  if (condition === undefined) return undefined;
  return { kind: "branch", form: "when", ...parser.core(fields), condition, arms, hasDefault: true };
}

function parseSwitch(map: SourceMap, parser: ControlParser): ControlStep | undefined {
  const fields = readFields(map, parser.file, SWITCH_KEYS, parser.problems);
  const condition = parseCondition(fields, "switch", parser);
  const cases = fields.get("cases");
  if (cases?.kind !== "map" || cases.entries.length === 0) {
    fields.refuse(
      "cases",
      "cases must be a map of values to lists of steps",
      "write cases: { value: [...] }",
    );
  }
  const named = cases?.kind === "map" ? cases.entries.map((entry) => parseCase(entry, parser)) : [];
  const rest = fields.get("default");
  const fallback: readonly BranchArm[] =
    rest === undefined
      ? []
      : [{ name: { name: "default", at: rest.at }, steps: parser.steps(rest, "default", "default") }];
  if (condition === undefined) return undefined;
  const step: BranchStep = {
    kind: "branch",
    form: "switch",
    ...parser.core(fields),
    condition,
    arms: [...named, ...fallback],
    hasDefault: rest !== undefined,
  };
  return step;
}

function parseCase(
  { key, keyAt, value }: Extract<SourceNode, { kind: "map" }>["entries"][number],
  parser: ControlParser,
): BranchArm {
  if (!/^[A-Za-z0-9_]+$/.test(key) || key === "default") {
    parser.problems.add({
      code: "workflow.case-invalid",
      at: keyAt,
      path: `${parser.file}.cases.${key}`,
      message: `case must be letters, digits and underscores, was ${key}`,
      remedy: key === "default" ? "write default: beside cases:" : "compare with when: instead",
    });
  }
  return { name: { name: key, at: keyAt }, steps: parser.steps(value, `cases.${key}`, key) };
}

function parseParallel(map: SourceMap, parser: ControlParser): ControlStep | undefined {
  const fields = readFields(map, parser.file, PARALLEL_KEYS, parser.problems);
  const node = fields.get("parallel");
  if (node?.kind === "list") {
    const steps = parser.steps(node, "parallel");
    return { kind: "parallel", ...parser.core(fields), limit: DEFAULT_LIMIT, onFailure: "wait", steps };
  }
  if (node?.kind !== "map") {
    fields.refuse(
      "parallel",
      "parallel must be a list of steps, or a map with limit and steps",
      "write parallel: { limit: 4, steps: [...] }",
    );
    return undefined;
  }
  const parts = readFields(node, `${parser.file}.parallel`, PARALLEL_PARTS, parser.problems);
  const steps = parts.get("steps");
  if (steps === undefined) parts.refuse("steps", "steps is required", "add steps: with a list of steps");
  return {
    kind: "parallel",
    ...parser.core(fields),
    limit: parseLimit(parts, "limit") ?? DEFAULT_LIMIT,
    onFailure: parsePolicy(parts),
    steps: steps === undefined ? [] : parser.steps(steps, "parallel.steps"),
  };
}

function parseEach(map: SourceMap, parser: ControlParser): ControlStep | undefined {
  const fields = readFields(map, parser.file, EACH_KEYS, parser.problems);
  const items = parseCondition(fields, "for_each", parser);
  const steps = fields.get("steps");
  if (steps === undefined) fields.refuse("steps", "steps is required", "add steps: with a list of steps");
  const collect = fields.get("collect");
  const inner = steps === undefined ? [] : parser.steps(steps, "steps");
  const where = fields.has("where") ? parseCondition(fields, "where", parser) : undefined;
  if (items === undefined) return undefined;
  return {
    kind: "each",
    ...parser.core(fields),
    items,
    limit: parseLimit(fields, "parallel") ?? 1,
    onFailure: parsePolicy(fields),
    mayFail: fields.choice("on_error", ["fail", "continue"]) === "continue",
    steps: inner,
    where,
    collect: collect === undefined ? [] : parseWith(collect, `${parser.file}.collect`, parser.problems),
    reduce: parseReduce(fields, parser),
  };
}

function parseTry(map: SourceMap, parser: ControlParser): ControlStep {
  const fields = readFields(map, parser.file, TRY_KEYS, parser.problems);
  const read = (key: string): readonly Step[] | undefined => {
    const node = fields.get(key);
    return node === undefined ? undefined : parser.steps(node, key, key);
  };
  const [steps = [], catchSteps, finallySteps] = ["try", "catch", "finally"].map(read);
  if (catchSteps === undefined && finallySteps === undefined) {
    fields.refuse("catch", "try must have catch or finally, was without", "add catch: with a list of steps");
  }
  return { kind: "try", ...parser.core(fields), steps, catchSteps, finallySteps: finallySteps ?? [] };
}

function parseSubWorkflow(map: SourceMap, parser: ControlParser): ControlStep | undefined {
  const fields = readFields(map, parser.file, SUB_WORKFLOW_KEYS, parser.problems);
  const workflow = fields.reference("workflow");
  const given = fields.get("with");
  if (workflow === undefined) return undefined;
  return {
    kind: "workflow",
    ...parser.core(fields),
    workflow,
    with: given === undefined ? [] : parseWith(given, `${parser.file}.with`, parser.problems),
  };
}

function parseReduce(fields: FieldReader, parser: ControlParser): ReduceDefinition | undefined {
  const node = fields.get("reduce");
  if (node === undefined) return undefined;
  if (node.kind !== "map") {
    fields.refuse(
      "reduce",
      "reduce must be a map with start and next",
      'write reduce: { start: 0, next: "so_far + result.x" }',
    );
    return undefined;
  }
  const file = `${parser.file}.reduce`;
  const parts = readFields(node, file, REDUCE_KEYS, parser.problems);
  const start = parts.get("start");
  if (start === undefined) parts.refuse("start", "start is required", "add start: with the first value");
  const next = parseCondition(parts, "next", { ...parser, file });
  if (start === undefined || next === undefined) return undefined;
  return { start: parseValue(start, `${file}.start`, parser.problems), next };
}

function parseLimit(fields: FieldReader, key: string): number | undefined {
  const limit = fields.number(key, { minimum: 1, maximum: MAX_LIMIT });
  return limit === undefined ? undefined : Math.floor(limit);
}

function parsePolicy(fields: FieldReader): FailurePolicy {
  return fields.choice("on_failure", ["wait", "cancel"]) ?? "wait";
}
