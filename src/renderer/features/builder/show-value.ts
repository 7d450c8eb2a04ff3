import type { OutcomeView } from "#shared/ipc/channels/builder-channels.ts";
import type { WireValue } from "./to-flow.ts";

const MAX_TEXT = 24;

/** A value in a field, as a person would write it. */
export function showWritten(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((item) => typeof item === "string" && !/[\s,]/.test(item)))
    return value.join(" ");
  return JSON.stringify(value);
}

/** What a person wrote, as a value of that wire type; undefined for nothing. */
export function readWritten(text: string, wire: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (trimmed.includes("${")) return trimmed;
  if (wire === "boolean" && (trimmed === "true" || trimmed === "false")) return trimmed === "true";
  if (/^[[{]/.test(trimmed)) return readJson(trimmed);
  if (wire === "symbols" || wire === "strategyIds") return trimmed.split(/[\s,]+/);
  const isNumeric =
    !["string", "date", "text", "strategyId"].includes(wire) && Number.isFinite(Number(trimmed));
  return isNumeric ? Number(trimmed) : trimmed;
}

/** Text that is no JSON stays text: the validation then says what is wrong with it. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A value on a wire in a few characters, and whole. */
export function showOnWire({ summary, hash }: Pick<OutcomeView, "summary" | "hash">): WireValue {
  const whole = typeof summary === "string" ? summary : (JSON.stringify(summary) ?? "");
  const text = leavesOf(summary).join(", ");
  return { text: text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text, whole, hash };
}

/** What stands in a value, without the names: on a wire there is no room for both. */
function leavesOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  return Object.values(value).flatMap(leavesOf);
}
