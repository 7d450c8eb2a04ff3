import type { z } from "zod";
import { closest } from "#shared/errors/did-you-mean.ts";
import { userError, type AppError } from "#shared/errors/app-error.ts";

type Issue = z.core.$ZodIssue;

/** Turns what a schema found wrong with an input into one error that names the first field and lists them all. */
export function inputError(
  error: z.ZodError,
  input: unknown,
  about: { readonly code: string; readonly where: string; readonly fields: readonly string[] },
): AppError {
  const texts = error.issues.map((issue) => describeIssue(issue, input, about.fields));
  const [first = { field: "input", message: `input of ${about.where} is wrong`, value: "", remedy: "" }] =
    texts;
  return userError({
    code: about.code,
    message: first.message,
    field: first.field,
    value: first.value,
    remedy: `${first.remedy} (${about.where})`,
    ...(texts.length > 1 ? { details: texts.map(({ message }) => message) } : {}),
    cause: error,
  });
}

interface IssueText {
  readonly field: string;
  readonly message: string;
  readonly value: string;
  readonly remedy: string;
}

export function describeIssue(issue: Issue, input: unknown, fields: readonly string[]): IssueText {
  if (issue.code === "unrecognized_keys") return describeUnknownKey(issue.keys[0] ?? "", fields);
  const field = issue.path.map(String).join(".") || "input";
  const given = valueAt(input, issue.path);
  const value = showValue(given);
  const rule = ruleOf(issue);
  if (given === undefined) {
    return { field, value, message: `${field} is required`, remedy: `give ${field}: it ${rule}` };
  }
  return { field, value, message: `${field} ${rule}, was ${value}`, remedy: `change ${field}: it ${rule}` };
}

function describeUnknownKey(key: string, fields: readonly string[]): IssueText {
  const meant = closest(key, fields);
  return {
    field: key,
    value: key,
    message: `field must be known, was ${key}`,
    remedy: meant === undefined ? `use one of ${fields.join(", ")}` : `did you mean ${meant}?`,
  };
}

function ruleOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${article(issue.expected)}`;
    case "too_small":
      return `must ${issue.inclusive === false ? "be above" : "be at least"} ${sizeText(issue.origin, issue.minimum)}`;
    case "too_big":
      return `must ${issue.inclusive === false ? "be below" : "be at most"} ${sizeText(issue.origin, issue.maximum)}`;
    case "invalid_value":
      return `must be one of ${issue.values.map(String).join(", ")}`;
    default:
      return issue.message.startsWith("must ") ? issue.message : `must be valid (${issue.message})`;
  }
}

function article(type: string): string {
  if (type === "int") return "a whole number";
  if (type === "array") return "a list";
  if (type === "object" || type === "record") return "a group of named values";
  return `a ${type}`;
}

function sizeText(origin: string, size: number | bigint): string {
  if (origin === "array" || origin === "set") return `${size} long`;
  return origin === "string" ? `${size} characters` : String(size);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
}

/** A value in at most 80 characters, for messages. */
export function showValue(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} of ${value.byteLength} bytes`;
  const text = JSON.stringify(value, (_, member: unknown) =>
    ArrayBuffer.isView(member) ? showValue(member) : member,
  );
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
