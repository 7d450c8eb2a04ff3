import type { z } from "zod";
import { findPrototypeKey } from "#engine/base/prototype-key.ts";
import { userError } from "#shared/errors/app-error.ts";

function showValue(input: unknown, path: readonly PropertyKey[]): string {
  let value: unknown = input;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  return textOf(value).slice(0, 200);
}

/** A window can send what JSON has no text for: whole numbers past all bounds, what holds itself, what is endlessly deep. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "nothing";
  } catch {
    return `a ${typeof value} that has no text`;
  }
}

/** Returns the input as its schema reads it, or throws the first problem as an error of kind `user`. */
export function parseInput<Value>(channel: string, schema: z.ZodType<Value>, input: unknown): Value {
  refusePrototypeKey(channel, input);
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  throw userError({
    code: "ipc.invalid-input",
    message: `input of ${channel} is not valid: ${issue?.message ?? "unknown problem"}`,
    field: path.map(String).join(".") || channel,
    value: showValue(input, path),
    remedy: "send the fields that the contract names, and no others",
  });
}

/** A schema would drop it without a word. */
function refusePrototypeKey(channel: string, input: unknown): void {
  const path = findPrototypeKey(input);
  if (path === undefined) return;
  throw userError({
    code: "ipc.invalid-input",
    message: `input of ${channel} must not hold a member called __proto__, was at ${path}`,
    field: path,
    value: "__proto__",
    remedy: "leave that member out, or give it another name",
  });
}
