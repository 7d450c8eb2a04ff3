import { userError } from "#shared/errors/app-error.ts";
import type { InputView, WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import { parseIsoDate } from "#shared/model/time.ts";

/** What stands in the fields, as text; an empty field is an input that is not given. */
export type InputValues = Readonly<Record<string, string>>;

/** So that the first result is one press away on the bundled data; the first day is one of trading. */
const BACKTEST_SUGGESTIONS: InputValues = { symbols: "SPX", from: "2010-01-04", to: "2019-12-31" };
const REAL_TIME_SUGGESTIONS: InputValues = { symbols: "AAPL MSFT", strategy: "momentum" };

/** A value as the field of its input shows it. */
export function showValue(input: InputView, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value) && value.every((member) => typeof member !== "object"))
    return value.map(String).join(" ");
  if (input.type === "strategyParameters" && typeof value === "object") {
    return Object.entries(value)
      .map(([name, figure]) => `${name}=${String(figure)}`)
      .join(" ");
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A workflow that must be told a strategy starts with the first one. */
const suggestStrategy = ({ type, isRequired, choices }: InputView): string =>
  type === "strategyId" && isRequired ? (choices?.[0] ?? "") : "";

/** What a workflow's fields hold before a person changes them. */
export function suggestValues(workflow: Pick<WorkflowView, "inputs" | "isRealTime">): InputValues {
  const suggestions = workflow.isRealTime ? REAL_TIME_SUGGESTIONS : BACKTEST_SUGGESTIONS;
  return Object.fromEntries(
    workflow.inputs.map((input) => [
      input.name,
      showValue(input, input.default) || (suggestions[input.name] ?? suggestStrategy(input)),
    ]),
  );
}

/** The fixed answers of an input; undefined when it is free text. */
export function choicesOf(input: InputView): readonly string[] | undefined {
  if (input.choices !== undefined) return input.choices;
  return input.type === "boolean" ? ["true", "false"] : undefined;
}

function wrong(input: InputView, value: string, expected: string): Error {
  return userError({
    code: "input.not-valid",
    message: `${input.title} must be ${expected}, was ${value}`,
    field: input.name,
    value,
    remedy: `write ${expected}`,
  });
}

function missing({ title, name, choices }: InputView): Error {
  return userError({
    code: "input.not-given",
    message: `${title} must be given, was empty`,
    field: name,
    value: "empty",
    remedy: choices === undefined ? `fill in ${title}` : `choose one of ${choices.slice(0, 5).join(", ")}`,
  });
}

function readNumber(input: InputView, text: string): number {
  const value = Number(text.replaceAll(",", "").replaceAll("_", ""));
  if (!Number.isFinite(value)) throw wrong(input, text, "a number such as 100000");
  return value;
}

function readParameters(input: InputView, text: string): Readonly<Record<string, number>> {
  const pairs = text.split(/[\s,;]+/).map((pair) => pair.split("="));
  return Object.fromEntries(
    pairs.map(([name, value]) => {
      if (name === undefined || value === undefined || name === "" || value === "") {
        throw wrong(input, text, "pairs such as fast=10 slow=30");
      }
      return [name, readNumber(input, value)];
    }),
  );
}

function readStructure(input: InputView, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(input, text, "JSON");
  }
}

function readDate(input: InputView, text: string): string {
  if (parseIsoDate(text) === undefined) throw wrong(input, text, "a calendar day as YYYY-MM-DD");
  return text;
}

/** Types of inputs that are a list also where they have no default that shows it. */
const LIST_TYPES: ReadonlySet<string> = new Set([
  "symbols",
  "strategyIds",
  "patternKinds",
  "indicatorNames",
  "regimeNames",
  "array",
]);

function isList({ type, default: value }: InputView): boolean {
  return LIST_TYPES.has(type) || Array.isArray(value);
}

/** Reads back what `showValue` wrote: members between blanks, numbers where the default has numbers. */
function readList(input: InputView, text: string): unknown {
  if (/^\s*\[/.test(text)) return readStructure(input, text);
  const members = text.split(/[\s,;]+/).filter((member) => member !== "");
  const [first] = Array.isArray(input.default) ? (input.default as readonly unknown[]) : [];
  return typeof first === "number" ? members.map((member) => readNumber(input, member)) : members;
}

function readValue(input: InputView, text: string): unknown {
  if (isList(input)) return readList(input, text);
  switch (input.type) {
    case "date":
      return readDate(input, text);
    case "number":
    case "integer":
      return readNumber(input, text);
    case "boolean":
      return text === "true";
    case "strategyParameters":
      return /^\s*[{[]/.test(text) ? readStructure(input, text) : readParameters(input, text);
    default:
      return /^\s*[{[]/.test(text) ? readStructure(input, text) : text;
  }
}

/** Turns the fields into a run's inputs; throws an AppError that names the first field that cannot be read. */
export function readInputs(
  inputs: readonly InputView[],
  values: InputValues,
): Readonly<Record<string, unknown>> {
  const entries: [string, unknown][] = [];
  for (const input of inputs) {
    const text = (values[input.name] ?? "").trim();
    if (text !== "") entries.push([input.name, readValue(input, text)]);
    else if (input.isRequired) throw missing(input);
  }
  return Object.fromEntries(entries);
}
