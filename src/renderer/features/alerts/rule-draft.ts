import { userError } from "#shared/errors/app-error.ts";
import type { AlertCondition, AlertRule, AlertSeverity } from "#shared/model/alert.ts";

export type ConditionKind = AlertCondition["kind"];

/** What stands in the fields of a rule's form; the fields of other kinds keep what was written in them. */
export interface RuleDraft {
  readonly id: string;
  readonly name: string;
  readonly severity: AlertSeverity;
  readonly kind: ConditionKind;
  readonly symbol: string;
  readonly side: "above" | "below";
  readonly price: string;
  readonly fallPct: string;
  readonly seconds: string;
  readonly pattern: string;
  readonly coolDownSeconds: string;
  readonly hint: string;
  readonly isEnabled: boolean;
}

export const NEW_RULE: RuleDraft = {
  id: "",
  name: "",
  severity: "warning",
  kind: "price",
  symbol: "",
  side: "above",
  price: "",
  fallPct: "10",
  seconds: "60",
  pattern: "",
  coolDownSeconds: "60",
  hint: "",
  isEnabled: true,
};

const percentOf = (fraction: number): string => String(Number((fraction * 100).toPrecision(12)));

/** The form of a rule that is there. */
export function draftOf({ condition, coolDownSeconds, ...rule }: AlertRule): RuleDraft {
  const { id, name, severity, hint, isEnabled } = rule;
  const draft: RuleDraft = {
    ...NEW_RULE,
    id,
    name,
    severity,
    hint,
    isEnabled,
    kind: condition.kind,
    coolDownSeconds: String(coolDownSeconds),
  };
  switch (condition.kind) {
    case "price":
      return { ...draft, symbol: condition.symbol, side: condition.side, price: String(condition.price) };
    case "drawdown":
      return { ...draft, fallPct: percentOf(condition.fraction) };
    case "silence":
      return { ...draft, symbol: condition.symbol, seconds: String(condition.seconds) };
    case "event":
      return { ...draft, pattern: condition.pattern };
  }
}

/** The rule that the form says; throws a user error with the field that is wrong. */
export function readRule(draft: RuleDraft): AlertRule {
  const name = readText("name", draft.name, "say what it watches for, such as SPX is high");
  const id = draft.id.trim() === "" ? idOf(name) : draft.id.trim();
  return {
    id,
    name,
    severity: draft.severity,
    condition: readCondition(draft),
    isEnabled: draft.isEnabled,
    coolDownSeconds: readNumber("coolDownSeconds", draft.coolDownSeconds, 0, 604_800),
    hint: draft.hint.trim(),
  };
}

/** `SPX is high!` gives `spx_is_high`. */
function idOf(name: string): string {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_\d]+|_+$/g, "");
  return words === "" ? "rule" : words.slice(0, 60);
}

function readCondition(draft: RuleDraft): AlertCondition {
  const symbol = (): string => readText("symbol", draft.symbol, "name one symbol, such as SPX").toUpperCase();
  switch (draft.kind) {
    case "price":
      return {
        kind: "price",
        symbol: symbol(),
        side: draft.side,
        price: readNumber("price", draft.price, 0),
      };
    case "drawdown":
      return { kind: "drawdown", fraction: readNumber("fallPct", draft.fallPct, 0, 100) / 100 };
    case "silence":
      return { kind: "silence", symbol: symbol(), seconds: readNumber("seconds", draft.seconds, 1, 604_800) };
    case "event":
      return {
        kind: "event",
        pattern: readText("pattern", draft.pattern, "name events, such as order.denied or workflow.*"),
      };
  }
}

function readText(field: keyof RuleDraft, text: string, remedy: string): string {
  const value = text.trim();
  if (value !== "") return value;
  throw userError({ code: "alert.field-empty", message: `${field} must not be empty`, field, value, remedy });
}

function readNumber(field: keyof RuleDraft, text: string, least: number, most = Infinity): number {
  const value = Number(text.trim() === "" ? Number.NaN : text);
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  const range = most === Infinity ? `of ${least} or more` : `from ${least} to ${most}`;
  throw userError({
    code: "alert.not-a-number",
    message: `${field} must be a number ${range}, was ${text.trim() === "" ? "empty" : text}`,
    field,
    value: text,
    remedy: "write digits with at most one point",
  });
}
