import type { GraphSetting, StepKind } from "#shared/model/workflow-graph.ts";
import { SESSION_MOMENTS } from "#engine/calc/calendar/session-moment.ts";
import { TRIGGERS } from "../triggers.ts";

type Setting = Omit<GraphSetting, "value">;

const optional = (keys: string, title: string, kind: Setting["kind"], help: string): Setting => ({
  keys: keys.split("."),
  title,
  kind,
  choices: undefined,
  help,
  isRequired: false,
});

const required = (keys: string, title: string, kind: Setting["kind"], help: string): Setting => ({
  ...optional(keys, title, kind, help),
  isRequired: true,
});

const choice = (keys: string, title: string, choices: readonly string[], help: string): Setting => ({
  ...optional(keys, title, "choice", help),
  choices,
});

const ON_FAILURE = choice(
  "on_failure",
  "When one fails",
  ["wait", "cancel"],
  "What the others do then; wait by default.",
);
const IN_VAIN = ["fail", "continue"];

const OF_CALL: readonly Setting[] = [
  optional("timeout", "Timeout", "duration", "Longest time, such as 30s; as long as it takes by default."),
  optional("retry.attempts", "Attempts", "number", "How often it is tried in all, 1 to 10; 1 by default."),
  choice("on_error", "When it fails", IN_VAIN, "fail ends the run, continue goes on; fail by default."),
];

/** What a form asks of a step of that kind beside its inputs. A list of plain steps has no settings. */
const SETTINGS: Readonly<Record<StepKind, readonly Setting[]>> = {
  call: OF_CALL,
  action: OF_CALL,
  initialize: [required("slices", "Slices", "names", "Started where they can be, and loaded otherwise.")],
  group: [],
  trigger: [
    {
      ...required("trigger", "Trigger", "choice", "The steps in it run once for each firing."),
      choices: Object.keys(TRIGGERS),
    },
  ],
  branch: [
    optional("when", "Condition", "expression", "Runs `then` when it is true, else `else`."),
    optional("switch", "Value", "expression", "Runs the case of that name."),
  ],
  parallel: [
    optional("parallel.limit", "At the same time", "number", "1 to 64; 4 by default."),
    { ...ON_FAILURE, keys: ["parallel", "on_failure"] },
  ],
  each: [
    required(
      "for_each",
      "Items",
      "expression",
      "A list; the steps see each as `item`, its place as `index`.",
    ),
    optional("parallel", "At the same time", "number", "1 to 64; 1 by default."),
    optional("where", "Collect only when", "expression", "Which items are collected; each by default."),
    ON_FAILURE,
    choice("on_error", "When an item fails", IN_VAIN, "fail ends the step, continue lists the failure."),
  ],
  try: [],
  wait: [
    required("wait", "Wait", "duration", "Such as 5s or 10m; at most 24h."),
    required("wait.for", "Wait", "duration", "Such as 5s or 10m; at most 24h."),
    {
      ...required("wait.session", "Until", "choice", "The next such moment of the New York Stock Exchange."),
      choices: SESSION_MOMENTS,
    },
    optional("wait.offset", "Offset", "text", "Such as 15m after the moment, or -15m before it."),
    required("wait.cron", "Until", "text", 'The next time of five fields, such as "55 15 * * 1-5".'),
    optional("wait.zone", "Zone", "text", "Such as America/New_York; UTC by default."),
  ],
  event: [
    required("wait.event", "Event", "text", "A name of events, or a pattern of names such as order.*"),
    optional("wait.where", "Only when", "expression", "Sees the event as `event`."),
    optional("wait.timeout", "Timeout", "duration", "As long as it takes by default."),
    choice("wait.on_timeout", "When it runs out", IN_VAIN, "fail by default."),
  ],
  approval: [
    required("wait.approval", "Question", "text", "What a person is asked."),
    optional("wait.who", "Who may decide", "names", "Everybody by default."),
    optional("wait.timeout", "Timeout", "duration", "As long as it takes by default."),
    choice("wait.on_timeout", "When nobody answers", IN_VAIN, "fail by default."),
    choice("wait.on_reject", "When the answer is no", IN_VAIN, "fail by default."),
  ],
  workflow: [required("workflow", "Workflow", "text", "It runs as a part of this run.")],
  unreadable: [
    optional("slice", "Slice", "text", "Whose method is called."),
    optional("method", "Method", "text", "What is called."),
  ],
};

/** The settings of a step with what its text says of each; `body` is what stands under its id. */
export function settingsOf(kind: StepKind, body: unknown): readonly GraphSetting[] {
  const isPlainList = Array.isArray(body);
  const isBranch = kind === "branch";
  const ofWait = kind === "wait" ? waitSettings(body) : undefined;
  return (isPlainList ? [] : SETTINGS[kind])
    .filter(({ keys: [key = ""] }) => !isBranch || (isRecord(body) && key in body))
    .filter(({ keys: [key = "", inner] }) => inner === undefined || canHold(body, key))
    .filter(({ keys: [, inner] }) => ofWait === undefined || ofWait.has(inner))
    .map((setting) => ({ ...setting, value: valueAt(body, setting.keys) }));
}

/** A wait is written in one of several forms, each with settings of its own. */
function waitSettings(body: unknown): ReadonlySet<string | undefined> {
  const held = isRecord(body) ? body["wait"] : undefined;
  if (!isRecord(held)) return new Set([undefined]);
  if ("session" in held) return new Set(["session", "offset"]);
  return new Set("cron" in held ? ["cron", "zone"] : ["for"]);
}

/** A key under a list or a text has no place: `parallel: [...]` has no limit until it is a map. */
function canHold(body: unknown, key: string): boolean {
  const held = isRecord(body) ? body[key] : undefined;
  return held === undefined || isRecord(held);
}

function valueAt(value: unknown, [key, ...deeper]: readonly string[]): unknown {
  if (key === undefined) return value;
  return isRecord(value) && Object.hasOwn(value, key) ? valueAt(value[key], deeper) : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
