import { checkPattern, matchesTopic } from "#engine/bus/topic-pattern.ts";
import { EVENT_CLASS } from "#shared/events/event-map.ts";
import { toAppError } from "#shared/errors/app-error.ts";
import { MISSED_POLICIES } from "#shared/model/missed-policy.ts";
import { readFields, type FieldReader } from "./parse-fields.ts";
import { parseCronSchedule, parseSessionSchedule, SCHEDULE_KEYS } from "./parse-schedule.ts";
import type { ProblemList } from "./problem-list.ts";
import { suggest } from "./problem-list.ts";
import { readRootedExpression } from "./read-rooted-expression.ts";
import type { SourceMap, SourceNode } from "./source-tree.ts";
import { firesOn } from "./trigger-events.ts";
import type { WorkflowTrigger } from "./workflow-trigger.ts";

const KINDS = ["cron", "session", "event"] as const;
const KEYS = {
  cron: [...SCHEDULE_KEYS.cron, "missed"],
  session: [...SCHEDULE_KEYS.session, "missed"],
  event: ["event", "where"],
} as const;
const MAX_TRIGGERS = 32;
const EXAMPLES = 'cron: "30 16 * * 1-5", session: close or event: order.filled';

/** Reads what starts a workflow by itself: the list under `on:`, or its only entry. */
export function parseTriggers(
  node: SourceNode | undefined,
  problems: ProblemList,
): readonly WorkflowTrigger[] {
  if (node === undefined) return [];
  const items = node.kind === "list" ? node.items : [node];
  if (items.length === 0 || items.length > MAX_TRIGGERS) {
    problems.add({
      code: "workflow.triggers-invalid",
      at: node.at,
      path: "on",
      message: `on must have 1 to ${MAX_TRIGGERS} triggers, was ${items.length}`,
      remedy: items.length === 0 ? "remove on:" : "split the workflow",
    });
    return [];
  }
  const seen = new Set<string>();
  return items.flatMap((item, index): WorkflowTrigger[] => {
    const path = node.kind === "list" ? `on[${index}]` : "on";
    const trigger = parseTrigger(item, path, problems);
    if (trigger === undefined) return [];
    if (!seen.has(trigger.id)) {
      seen.add(trigger.id);
      return [trigger];
    }
    problems.add({
      code: "workflow.trigger-duplicate",
      at: item.at,
      path,
      message: `trigger must be unique, was ${trigger.id} twice`,
      remedy: "remove one",
    });
    return [];
  });
}

function parseTrigger(node: SourceNode, path: string, problems: ProblemList): WorkflowTrigger | undefined {
  const kinds = node.kind === "map" ? KINDS.filter((kind) => hasKey(node, kind)) : [];
  const [kind, ...others] = kinds;
  if (node.kind !== "map" || kind === undefined || others.length > 0) {
    problems.add({
      code: "workflow.trigger-invalid",
      at: node.at,
      path,
      message: `trigger must have one of ${KINDS.join(", ")}, was ${describe(node, kinds)}`,
      remedy: `write ${EXAMPLES}`,
    });
    return undefined;
  }
  const fields = readFields(node, path, KEYS[kind], problems);
  if (kind === "event") return parseEvent(fields, node, path, problems);
  return parseSchedule(fields, node, kind === "cron" ? parseCronSchedule : parseSessionSchedule);
}

const hasKey = (map: SourceMap, key: string): boolean => map.entries.some((entry) => entry.key === key);

function describe(node: SourceNode, kinds: readonly string[]): string {
  if (node.kind !== "map") return `a ${node.kind}`;
  return kinds.length > 0 ? kinds.join(" and ") : "none of them";
}

function parseSchedule(
  fields: FieldReader,
  { at }: SourceMap,
  parse: typeof parseCronSchedule,
): WorkflowTrigger | undefined {
  const parsed = parse(fields);
  const missed = fields.choice("missed", MISSED_POLICIES) ?? "skip";
  return parsed && { kind: "schedule", id: parsed.text, at, missed, schedule: parsed.schedule };
}

function parseEvent(
  fields: FieldReader,
  { at }: SourceMap,
  path: string,
  problems: ProblemList,
): WorkflowTrigger | undefined {
  const pattern = fields.text("event");
  if (pattern === undefined || !isPattern(pattern, fields)) return undefined;
  if (!fields.has("where")) return { kind: "event", id: `event ${pattern}`, at, pattern, where: undefined };
  const text = fields.text("where");
  const whereAt = fields.get("where")?.at ?? at;
  if (text === undefined) return undefined;
  const place = { at: whereAt, path: `${path}.where`, needsBraces: false, root: "event" };
  const expression = readRootedExpression(text, place, problems);
  if (expression === undefined) return undefined;
  const id = `event ${pattern} where ${text}`;
  return { kind: "event", id, at, pattern, where: { expression, at: whereAt } };
}

/** A pattern that no event can match, or only events that triggers give rise to, would never fire or for ever. */
function isPattern(pattern: string, fields: FieldReader): boolean {
  const names = Object.keys(EVENT_CLASS).filter(firesOn);
  try {
    checkPattern(pattern);
  } catch (thrown) {
    const { message, remedy = "" } = toAppError(thrown);
    fields.refuse("event", message, remedy);
    return false;
  }
  if (names.some((name) => matchesTopic(pattern, name))) return true;
  fields.refuse(
    "event",
    `event must be a name or a pattern of names, was ${pattern}`,
    suggest(pattern, names),
  );
  return false;
}
