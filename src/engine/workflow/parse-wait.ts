import type { ControlStep, InVain } from "./definition.ts";
import { parseCondition, type ControlParser } from "./parse-condition.ts";
import { parseDuration } from "./parse-duration.ts";
import { readFields, type FieldReader } from "./parse-fields.ts";
import { parseCronSchedule, parseSessionSchedule, SCHEDULE_KEYS } from "./parse-schedule.ts";
import { parseValue } from "./parse-with.ts";
import type { SourceMap } from "./source-tree.ts";

/** Longest wait: a day. What lies further away is a moment of the calendar. */
const MAX_WAIT_MS = 86_400_000;
/** Longest wait for an event or a person: 20 days, which timers of 32 bits can hold. */
const MAX_TIMEOUT_MS = 20 * 86_400_000;
const WAIT_KEYS = ["wait", "needs"] as const;
const EVENT_KEYS = ["event", "where", "timeout", "on_timeout"] as const;
const APPROVAL_KEYS = ["approval", "who", "timeout", "on_timeout", "on_reject"] as const;

/** Reads a wait for a time, for an event, or for a person. */
export function parseWait(map: SourceMap, parser: ControlParser): ControlStep | undefined {
  const fields = readFields(map, parser.file, WAIT_KEYS, parser.problems);
  const node = fields.get("wait");
  const has = (key: string): boolean =>
    node?.kind === "map" && node.entries.some((entry) => entry.key === key);
  if (node?.kind === "map" && has("event")) return parseEvent(fields, node, parser);
  if (node?.kind === "map" && has("approval")) return parseApproval(fields, node, parser);
  const kind = (["session", "cron"] as const).find(has);
  if (node?.kind === "map" && kind !== undefined) return parseMoment(fields, node, kind, parser);
  return parseTime(fields, parser);
}

function parseMoment(
  fields: FieldReader,
  node: SourceMap,
  kind: "session" | "cron",
  parser: ControlParser,
): ControlStep | undefined {
  const parts = readFields(node, `${parser.file}.wait`, SCHEDULE_KEYS[kind], parser.problems);
  const parsed = kind === "cron" ? parseCronSchedule(parts) : parseSessionSchedule(parts);
  return parsed && { kind: "wait", ...parser.core(fields), until: parsed.schedule };
}

function parseTime(fields: FieldReader, parser: ControlParser): ControlStep | undefined {
  const node = fields.get("wait");
  const parts =
    node?.kind === "map" ? readFields(node, `${parser.file}.wait`, ["for"], parser.problems) : undefined;
  const value = parts === undefined ? node : parts.get("for");
  const durationMs = value?.kind === "scalar" ? parseDuration(value.value) : undefined;
  if (durationMs !== undefined && durationMs <= MAX_WAIT_MS) {
    return { kind: "wait", ...parser.core(fields), until: { kind: "after", durationMs } };
  }
  const was = value?.kind === "scalar" ? String(value.value) : "missing";
  fields.refuse(
    "wait",
    `wait must be for a duration of at most 24h, was ${was}`,
    "write wait: { for: 5s }, or wait: { session: close, offset: -5m }",
  );
  return undefined;
}

function parseEvent(fields: FieldReader, node: SourceMap, parser: ControlParser): ControlStep | undefined {
  const inner = { ...parser, file: `${parser.file}.wait` };
  const parts = readFields(node, inner.file, EVENT_KEYS, parser.problems);
  const pattern = parts.text("event");
  const where = parts.has("where") ? parseCondition(parts, "where", inner) : undefined;
  const timeouts = parseTimeout(parts);
  if (pattern === undefined) return undefined;
  return { kind: "event", ...parser.core(fields), pattern, where, ...timeouts };
}

function parseApproval(fields: FieldReader, node: SourceMap, parser: ControlParser): ControlStep | undefined {
  const file = `${parser.file}.wait`;
  const parts = readFields(node, file, APPROVAL_KEYS, parser.problems);
  const text = parts.get("approval");
  if (parts.text("approval") === undefined || text === undefined) return undefined;
  return {
    kind: "approval",
    ...parser.core(fields),
    text: parseValue(text, `${file}.approval`, parser.problems),
    who: parts.references("who").map(({ name }) => name),
    ...parseTimeout(parts),
    onReject: parseInVain(parts, "on_reject"),
  };
}

function parseTimeout(parts: FieldReader): {
  readonly timeoutMs: number | undefined;
  readonly onTimeout: InVain;
} {
  const timeoutMs = parts.duration("timeout", MAX_TIMEOUT_MS);
  if (parts.has("on_timeout") && !parts.has("timeout")) {
    parts.refuse("on_timeout", "on_timeout must stand beside timeout, was alone", "add timeout: 1h");
  }
  return { timeoutMs, onTimeout: parseInVain(parts, "on_timeout") };
}

function parseInVain(parts: FieldReader, key: string): InVain {
  return parts.choice(key, ["fail", "continue"]) ?? "fail";
}
