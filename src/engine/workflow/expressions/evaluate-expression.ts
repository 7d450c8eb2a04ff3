import { userError, type AppError } from "#shared/errors/app-error.ts";
import { FORBIDDEN_NAMES, type BinaryOperator, type Expression } from "./expression.ts";

/** The value behind a name and its members; undefined when there is none. */
export type ReadPath = (names: readonly string[]) => unknown;

/**
 * The value of an expression. Whatever has no clear answer is a user error: a missing value, texts and numbers mixed,
 * a condition that is not true or false, a result that is not finite.
 */
export function evaluateExpression(expression: Expression, read: ReadPath): unknown {
  return present(evaluate(expression, read), expression);
}

/** A member of plain data or an element of a list; undefined when there is none. Never one of a prototype. */
export function readMember(value: unknown, key: string | number): unknown {
  if (typeof value !== "object" || value === null || FORBIDDEN_NAMES.has(String(key))) return undefined;
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  if (isList !== (typeof key === "number")) return undefined;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string | number, unknown>>)[key] : undefined;
}

/** As `evaluateExpression`, but a value that is missing is undefined, which only `has` accepts. */
function evaluate(expression: Expression, read: ReadPath): unknown {
  const value = evaluateNode(expression, read);
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  throw failure(
    "not-finite",
    `${describe(expression)} must be finite, was ${value}`,
    "check what it divides by",
  );
}

function evaluateNode(expression: Expression, read: ReadPath): unknown {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "list":
      return expression.items.map((item) => evaluateExpression(item, read));
    case "path":
      return read(expression.names);
    case "member":
      return readMember(evaluate(expression.object, read), expression.name);
    case "index":
      return readIndex(expression.object, expression.index, read);
    case "not":
      return !asBoolean(expression.operand, read);
    case "negate":
      return -asNumber(evaluateExpression(expression.operand, read), "-");
    case "binary":
      return combine(expression, read);
    case "choice":
      return asBoolean(expression.condition, read)
        ? evaluateExpression(expression.whenTrue, read)
        : evaluateExpression(expression.whenFalse, read);
    case "call":
      return callFunction(expression, read);
  }
}

function readIndex(object: Expression, index: Expression, read: ReadPath): unknown {
  const key = evaluateExpression(index, read);
  if (typeof key === "number" || typeof key === "string") return readMember(evaluate(object, read), key);
  throw failure("type-wrong", `index must be a number or a text, was ${show(key)}`, "use [0] or ['name']");
}

function combine(expression: Expression & { readonly kind: "binary" }, read: ReadPath): unknown {
  const { operator, left, right } = expression;
  if (operator === "&&") return asBoolean(left, read) && asBoolean(right, read);
  if (operator === "||") return asBoolean(left, read) || asBoolean(right, read);
  return apply(operator, evaluateExpression(left, read), evaluateExpression(right, read));
}

function apply(operator: Exclude<BinaryOperator, "&&" | "||">, left: unknown, right: unknown): unknown {
  switch (operator) {
    case "==":
      return isEqual(left, right);
    case "!=":
      return !isEqual(left, right);
    case "in":
      return isIn(left, right);
    case "+":
      if (typeof left === "string" && typeof right === "string") return left + right;
      return asNumber(left, "+") + asNumber(right, "+");
    case "-":
      return asNumber(left, "-") - asNumber(right, "-");
    case "*":
      return asNumber(left, "*") * asNumber(right, "*");
    case "/":
      return asNumber(left, "/") / asNumber(right, "/");
    case "%":
      return asNumber(left, "%") % asNumber(right, "%");
    case "<":
    case "<=":
    case ">":
    case ">=":
      return isOrdered(operator, left, right);
  }
}

function isOrdered(operator: "<" | "<=" | ">" | ">=", left: unknown, right: unknown): boolean {
  const areTexts = typeof left === "string" && typeof right === "string";
  const order = areTexts ? compareTexts(left, right) : asNumber(left, operator) - asNumber(right, operator);
  if (operator === "<") return order < 0;
  if (operator === "<=") return order <= 0;
  return operator === ">" ? order > 0 : order >= 0;
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function isEqual(left: unknown, right: unknown): boolean {
  if (left === null || right === null) return left === right;
  const isPlain = typeof left !== "object" && typeof right !== "object";
  if (isPlain && typeof left === typeof right) return left === right;
  const remedy = "compare two numbers, two texts or two truths";
  throw failure(
    "type-wrong",
    `values compared must be of one plain type, were ${show(left)} and ${show(right)}`,
    remedy,
  );
}

function isIn(item: unknown, group: unknown): boolean {
  if (Array.isArray(group))
    return group.some((member: unknown) => typeof member !== "object" && member === item);
  if (typeof item === "string" && isMap(group)) return readMember(group, item) !== undefined;
  throw failure(
    "type-wrong",
    `in must have a list or a map to its right, was ${show(group)}`,
    "give it a list",
  );
}

function callFunction({ name, items }: Expression & { readonly kind: "call" }, read: ReadPath): unknown {
  const [first] = items;
  if (name === "has") return first !== undefined && evaluate(first, read) !== undefined;
  const values = items.map((item) => evaluateExpression(item, read));
  if (name === "size") return sizeOf(values[0]);
  if (name === "ranked") return rank(scoresOf(name, values));
  if (name === "sum") return scoresOf(name, values).reduce((total, { score }) => total + score, 0);
  const numbers = values.map((value) => asNumber(value, name));
  const [number = Number.NaN, digits = 0] = numbers;
  switch (name) {
    case "abs":
      return Math.abs(number);
    case "round":
      return roundTo(number, digits);
    case "min":
      return Math.min(...numbers);
    case "max":
      return Math.max(...numbers);
  }
}

function roundTo(number: number, digits: number): number {
  if (!Number.isInteger(digits) || digits < 0 || digits > 12) {
    throw failure("type-wrong", `round must have 0 to 12 digits, was ${digits}`, "write round(x, 2)");
  }
  return Math.round(number * 10 ** digits) / 10 ** digits;
}

interface Scored {
  readonly item: unknown;
  readonly score: number;
}

/** The items of a list with the number that each has under a name. */
function scoresOf(name: string, [list, key]: readonly unknown[]): readonly Scored[] {
  if (!Array.isArray(list) || typeof key !== "string") {
    const message = `${name} must have a list and the name of a number`;
    throw failure("type-wrong", message, `write ${name}(list, 'sharpe')`);
  }
  return list.map((item: unknown) => ({ item, score: asFinite(readMember(item, key), key) }));
}

/** Highest first; equal ones keep their order. */
function rank(scored: readonly Scored[]): readonly unknown[] {
  return scored.toSorted((left, right) => right.score - left.score).map(({ item }) => item);
}

function asFinite(value: unknown, key: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw failure(
    "type-wrong",
    `${key} must be a finite number in each item, was ${show(value)}`,
    "collect a number",
  );
}

function sizeOf(value: unknown): number {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  if (ArrayBuffer.isView(value) && "length" in value) return Number(value.length);
  if (isMap(value)) return Object.keys(value).length;
  throw failure("type-wrong", `size must have a list, a map or a text, was ${show(value)}`, "give it a list");
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function asNumber(value: unknown, operator: string): number {
  if (typeof value === "number") return value;
  throw failure("type-wrong", `${operator} must have numbers, was ${show(value)}`, "use a number");
}

function asBoolean(expression: Expression, read: ReadPath): boolean {
  const value = evaluateExpression(expression, read);
  if (typeof value === "boolean") return value;
  const message = `${describe(expression)} must be true or false, was ${show(value)}`;
  throw failure("type-wrong", message, "compare it with a value");
}

function present(value: unknown, expression: Expression): unknown {
  if (value !== undefined) return value;
  throw failure(
    "value-missing",
    `${describe(expression)} must have a value, was without`,
    "ask with has(...) first",
  );
}

function describe(expression: Expression): string {
  return expression.kind === "path"
    ? expression.names.join(".")
    : `the part at character ${expression.offset + 1}`;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return `'${value.slice(0, 60)}'`;
  return typeof value === "object" && value !== null ? "a map" : String(value);
}

function failure(problem: string, message: string, remedy: string): AppError {
  return userError({ code: `expression.${problem}`, message, remedy });
}
