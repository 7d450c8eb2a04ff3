import { SNAKE_CASE } from "#engine/registry/check-interface.ts";
import type { InputDefinition, WorkflowDefinition } from "./definition.ts";
import { readFields, type FieldReader } from "./parse-fields.ts";
import { parseConcurrency } from "./parse-concurrency.ts";
import { parseSteps } from "./parse-step.ts";
import { parseTriggers } from "./parse-triggers.ts";
import type { Problem } from "./problem.ts";
import { createProblemList, type ProblemList } from "./problem-list.ts";
import { readSourceTree, type SourceNode } from "./source-tree.ts";
import { PRIORITIES } from "./workflow-trigger.ts";

const WORKFLOW_KEYS = [
  "name",
  "description",
  "version",
  "mode",
  "safety",
  "on",
  "concurrency",
  "priority",
  "inputs",
  "steps",
] as const;
const INPUT_KEYS = ["type", "default", "title", "unit", "required"] as const;

export interface ParsedWorkflow {
  /** What could be read; undefined when not even a name could be. */
  readonly definition: WorkflowDefinition | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of a workflow; what is wrong with it is answered, never thrown. `parent` is the path of the step that
 * runs it as a part of another workflow.
 */
export function parseWorkflow(text: string, parent = ""): ParsedWorkflow {
  const tree = readSourceTree(text);
  const list = createProblemList();
  const definition = tree.root === undefined ? undefined : parseRoot(tree.root, parent, list);
  return { definition, problems: [...tree.problems, ...list.problems] };
}

function parseRoot(root: SourceNode, parent: string, problems: ProblemList): WorkflowDefinition | undefined {
  if (root.kind !== "map") {
    problems.add({
      code: "workflow.root-invalid",
      at: root.at,
      path: "",
      message: `workflow must be a map with name and steps, was a ${root.kind}`,
      remedy: "start the file with name: and steps:",
    });
    return undefined;
  }
  const fields = readFields(root, "", WORKFLOW_KEYS, problems);
  for (const key of ["name", "steps"]) {
    if (!fields.has(key)) fields.refuse(key, `${key} is required`, `add ${key}:`);
  }
  const name = parseName(fields);
  const steps = fields.get("steps");
  return {
    name: name ?? "",
    description: fields.text("description") ?? "",
    version: fields.number("version", { minimum: 1, maximum: 1_000_000 }) ?? 1,
    isRealTime: fields.choice("mode", ["real-time", "on-demand"]) === "real-time",
    safety: fields.choice("safety", ["standard", "maximum"]) ?? "standard",
    triggers: parseTriggers(fields.get("on"), problems),
    concurrency: parseConcurrency(fields.get("concurrency"), name ?? "", problems),
    priority: parsePriority(fields),
    inputs: parseInputs(fields.get("inputs"), problems),
    steps: steps === undefined ? [] : parseSteps(steps, { parent, file: "steps" }, problems),
  };
}

function parsePriority(fields: FieldReader): number {
  const { lowest, usual, highest } = PRIORITIES;
  const priority = fields.number("priority", { minimum: lowest, maximum: highest }) ?? usual;
  if (!Number.isInteger(priority))
    fields.refuse("priority", `priority must be a whole number, was ${priority}`, "round it");
  return priority;
}

function parseName(fields: FieldReader): string | undefined {
  const name = fields.text("name");
  if (name !== undefined && !SNAKE_CASE.test(name)) {
    fields.refuse(
      "name",
      `name must be snake_case, was ${name}`,
      "use lower-case letters, digits and underscores",
    );
  }
  return name;
}

function parseInputs(node: SourceNode | undefined, problems: ProblemList): readonly InputDefinition[] {
  if (node === undefined) return [];
  if (node.kind === "map") {
    return node.entries.flatMap(({ key, keyAt, value }) => parseInput(key, keyAt, value, problems) ?? []);
  }
  problems.add({
    code: "workflow.inputs-invalid",
    at: node.at,
    path: "inputs",
    message: `inputs must be a map of names, was a ${node.kind}`,
    remedy: "write inputs: { symbols: { type: symbols } }",
  });
  return [];
}

function parseInput(
  name: string,
  at: InputDefinition["at"],
  node: SourceNode,
  problems: ProblemList,
): InputDefinition | undefined {
  const path = `inputs.${name}`;
  if (node.kind !== "map") {
    const message = `input must be a map with its type, was a ${node.kind}`;
    problems.add({
      code: "workflow.input-invalid",
      at,
      path,
      message,
      remedy: `write ${name}: { type: number }`,
    });
    return undefined;
  }
  const fields = readFields(node, path, INPUT_KEYS, problems);
  if (!fields.has("type"))
    fields.refuse("type", "type is required", "add type: such as symbols, date or number");
  const defaultNode = fields.get("default");
  return {
    name,
    at,
    type: fields.text("type") ?? "unknown",
    title: fields.text("title"),
    unit: fields.text("unit"),
    isRequired: fields.flag("required") ?? false,
    default: defaultNode === undefined ? undefined : toPlain(defaultNode),
  };
}

function toPlain(node: SourceNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(toPlain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, toPlain(value)]));
}
