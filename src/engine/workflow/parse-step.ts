import { SNAKE_CASE } from "#engine/registry/check-interface.ts";
import type { Reference, RetryDefinition, Step, WithField } from "./definition.ts";
import { ACTION_NAMES, isActionName } from "./named-actions.ts";
import type { ControlParser } from "./parse-condition.ts";
import { findControlParser } from "./parse-control.ts";
import { readFields, type FieldReader } from "./parse-fields.ts";
import { parseWith } from "./parse-with.ts";
import type { ProblemList } from "./problem-list.ts";
import type { Position } from "./problem.ts";
import { NO_RETRY } from "./retry.ts";
import type { SourceMap, SourceNode } from "./source-tree.ts";
import { findTrigger, TRIGGERS } from "./triggers.ts";

const CALL_KEYS = ["slice", "method", "with", "needs", "timeout", "retry", "on_error"] as const;
const GROUP_KEYS = ["steps", "needs"] as const;
const TRIGGER_KEYS = ["trigger", "steps", "needs"] as const;
const INITIALIZE_KEYS = ["slices", "needs"] as const;
const RETRY_KEYS = ["attempts", "initial", "factor", "max", "jitter"] as const;
/** Known to the design, not to this version: saying so is better than "unknown key". */
const LATER_KEYS = ["schedule"] as const;

/** Where a list of steps stands. */
interface Place {
  /** Path of the enclosing step; empty at the top. */
  readonly parent: string;
  /** Path of the list in the file, for problems. */
  readonly file: string;
}

interface StepHead {
  readonly id: string;
  readonly path: string;
  readonly at: Position;
  readonly file: string;
}

/** Reads a list of steps; whatever cannot be read is reported and left out. */
export function parseSteps(node: SourceNode, place: Place, problems: ProblemList): readonly Step[] {
  if (node.kind !== "list" || node.items.length === 0) {
    problems.add({
      code: "workflow.steps-invalid",
      at: node.at,
      path: place.file,
      message: `${place.file} must be a list of at least one step`,
      remedy: "write each step on a line that starts with a dash",
    });
    return [];
  }
  const seen = new Set<string>();
  return node.items.flatMap((item, index): Step[] => {
    const step = parseStep(item, place, index, problems);
    if (step === undefined) return [];
    if (!seen.has(step.id)) {
      seen.add(step.id);
      return [step];
    }
    problems.add({
      code: "workflow.step-duplicate",
      at: step.at,
      path: `${place.file}.${step.id}`,
      message: `step id must be unique in its list, was ${step.id} twice`,
      remedy: "give the second step another id",
    });
    return [];
  });
}

function parseStep(node: SourceNode, place: Place, index: number, problems: ProblemList): Step | undefined {
  if (node.kind === "scalar" && typeof node.value === "string") {
    const head = headOf(node.value, node.at, place, problems);
    return parseAction(
      head,
      { with: [], needs: [], timeoutMs: undefined, retry: undefined, mayFail: false },
      problems,
    );
  }
  const [entry, ...more] = node.kind === "map" ? node.entries : [];
  if (entry === undefined || more.length > 0) {
    problems.add({
      code: "workflow.step-invalid",
      at: node.at,
      path: `${place.file}[${index}]`,
      message: `step must be a name, or one name with its settings, was ${node.kind === "map" ? `${more.length + 1} keys` : `a ${node.kind}`}`,
      remedy: "write it as - step_id: { slice: ..., method: ... } (check the indentation)",
    });
    return undefined;
  }
  const head = headOf(entry.key, entry.keyAt, place, problems);
  if (entry.value.kind === "map") return parseSettings(head, entry.value, problems);
  const steps = parseSteps(entry.value, { parent: head.path, file: head.file }, problems);
  return { kind: "group", ...coreOf(head, []), steps };
}

function headOf(id: string, at: Position, place: Place, problems: ProblemList): StepHead {
  const file = `${place.file}.${id}`;
  if (!SNAKE_CASE.test(id)) {
    problems.add({
      code: "workflow.step-id-invalid",
      at,
      path: file,
      message: `step id must be snake_case, was ${id}`,
      remedy: "use lower-case letters, digits and single underscores",
    });
  }
  return { id, path: place.parent === "" ? id : `${place.parent}.${id}`, at, file };
}

function coreOf({ id, path, at }: StepHead, needs: readonly Reference[]) {
  return { id, path, at, needs };
}

function parseSettings(head: StepHead, map: SourceMap, problems: ProblemList): Step | undefined {
  const has = (key: string): boolean => map.entries.some((entry) => entry.key === key);
  const later = map.entries.find(({ key }) => (LATER_KEYS as readonly string[]).includes(key));
  if (later !== undefined) {
    problems.add({
      code: "workflow.step-kind-unsupported",
      at: later.keyAt,
      path: `${head.file}.${later.key}`,
      message: `step kind must be one that this version runs, was ${later.key}`,
      remedy: "this version does not run it: remove the step",
    });
    return undefined;
  }
  const parseControl = findControlParser(map);
  if (parseControl !== undefined) return parseControl(map, controlParser(head, problems));
  if (has("trigger")) return parseTrigger(head, map, problems);
  if (has("slices")) return parseInitialize(head, map, problems);
  if (has("steps")) return parseGroup(head, map, problems);
  return parseCall(head, map, problems);
}

function controlParser(head: StepHead, problems: ProblemList): ControlParser {
  return {
    path: head.path,
    file: head.file,
    problems,
    core: (fields) => coreOf(head, fields.references("needs")),
    steps(node, key, arm) {
      const parent = arm === undefined ? head.path : `${head.path}.${arm}`;
      return parseSteps(node, { parent, file: `${head.file}.${key}` }, problems);
    },
  };
}

function parseCall(head: StepHead, map: SourceMap, problems: ProblemList): Step | undefined {
  const fields = readFields(map, head.file, CALL_KEYS, problems);
  const withNode = fields.get("with");
  const options = {
    with: withNode === undefined ? [] : parseWith(withNode, `${head.file}.with`, problems),
    needs: fields.references("needs"),
    timeoutMs: fields.duration("timeout"),
    retry: parseRetry(fields, head.file, problems),
    mayFail: fields.choice("on_error", ["fail", "continue"]) === "continue",
  };
  if (!fields.has("slice") && !fields.has("method")) return parseAction(head, options, problems);
  const slice = fields.reference("slice");
  const method = fields.reference("method");
  for (const key of ["slice", "method"]) {
    if (!fields.has(key)) fields.refuse(key, `${key} is required`, `add ${key}: with the name of a ${key}`);
  }
  if (slice === undefined || method === undefined) return undefined;
  const { needs, ...rest } = options;
  return { kind: "call", ...coreOf(head, needs), ...rest, slice, method };
}

interface ParsedOptions {
  readonly with: readonly WithField[];
  readonly needs: readonly Reference[];
  readonly timeoutMs: number | undefined;
  readonly retry: RetryDefinition | undefined;
  readonly mayFail: boolean;
}

function parseAction(
  head: StepHead,
  { needs, ...rest }: ParsedOptions,
  problems: ProblemList,
): Step | undefined {
  if (isActionName(head.id)) return { kind: "action", ...coreOf(head, needs), ...rest };
  problems.addUnknown(
    { code: "workflow.action-unknown", at: head.at, path: head.file, what: "action", name: head.id },
    ACTION_NAMES,
  );
  return undefined;
}

function parseTrigger(head: StepHead, map: SourceMap, problems: ProblemList): Step | undefined {
  const fields = readFields(map, head.file, TRIGGER_KEYS, problems);
  const name = fields.text("trigger");
  const trigger = name === undefined ? undefined : findTrigger(name);
  if (name !== undefined && trigger === undefined) {
    const at = fields.get("trigger")?.at ?? head.at;
    const path = `${head.file}.trigger`;
    problems.addUnknown(
      { code: "workflow.trigger-unknown", at, path, what: "trigger", name },
      Object.keys(TRIGGERS),
    );
  }
  const steps = parseInner(head, fields, problems);
  if (trigger === undefined) return undefined;
  return { kind: "trigger", ...coreOf(head, fields.references("needs")), trigger, steps };
}

function parseGroup(head: StepHead, map: SourceMap, problems: ProblemList): Step {
  const fields = readFields(map, head.file, GROUP_KEYS, problems);
  const steps = parseInner(head, fields, problems);
  return { kind: "group", ...coreOf(head, fields.references("needs")), steps };
}

function parseInner(head: StepHead, fields: FieldReader, problems: ProblemList): readonly Step[] {
  const node = fields.get("steps");
  if (node !== undefined)
    return parseSteps(node, { parent: head.path, file: `${head.file}.steps` }, problems);
  fields.refuse("steps", "steps is required", "add steps: with a list of steps");
  return [];
}

function parseInitialize(head: StepHead, map: SourceMap, problems: ProblemList): Step {
  const fields = readFields(map, head.file, INITIALIZE_KEYS, problems);
  const slices = fields.references("slices");
  return { kind: "initialize", ...coreOf(head, fields.references("needs")), slices };
}

function parseRetry(parent: FieldReader, file: string, problems: ProblemList): RetryDefinition | undefined {
  const node = parent.get("retry");
  if (node === undefined) return undefined;
  if (node.kind !== "map") {
    parent.refuse("retry", "retry must be a map", "write it as retry: { attempts: 3 }");
    return undefined;
  }
  const fields = readFields(node, `${file}.retry`, RETRY_KEYS, problems);
  return {
    attempts: Math.floor(fields.number("attempts", { minimum: 1, maximum: 10 }) ?? NO_RETRY.attempts),
    initialMs: fields.duration("initial") ?? NO_RETRY.initialMs,
    factor: fields.number("factor", { minimum: 1, maximum: 10 }) ?? NO_RETRY.factor,
    maxMs: fields.duration("max") ?? NO_RETRY.maxMs,
    jitter: fields.number("jitter", { minimum: 0, maximum: 1 }) ?? NO_RETRY.jitter,
    at: node.at,
  };
}
