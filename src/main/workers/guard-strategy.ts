import { z } from "zod";
import { decisionTermsShape } from "#engine/base/order-schemas.ts";
import type { StrategyFace } from "#engine/calc/strategies/own-strategies.ts";
import type { Decision, Strategy, StrategyRun } from "#engine/calc/strategies/strategy.ts";
import { userError, type AppError } from "#shared/errors/app-error.ts";
import { toUserError } from "./evaluate-user-code.ts";

/** The functions of a person's strategy by their names; they may do anything. */
export type StrategyFunctions = Readonly<Record<string, unknown>>;

/** The strategy, held to its contract: what its functions throw or answer wrongly is a user error that names it. */
export function guardStrategy(face: StrategyFace, functions: StrategyFunctions): Strategy {
  const { id, sides } = face;
  const call = (name: string, ...given: readonly unknown[]): unknown =>
    attempt(`${id}.${name}`, () => Reflect.apply(functionOf(functions, id, name), functions, given));
  return {
    ...face,
    constraint(parameters) {
      if (functions["constraint"] === undefined) return undefined;
      const problem = call("constraint", { ...parameters });
      if (problem === undefined || typeof problem === "string") return problem;
      throw wrongAnswer(`${id}.constraint`, "a text or undefined", problem);
    },
    warmUpBars(parameters) {
      const bars = call("warmUpBars", { ...parameters });
      if (typeof bars === "number" && Number.isInteger(bars) && bars >= 0) return bars;
      throw wrongAnswer(`${id}.warmUpBars`, "a whole number from 0", bars);
    },
    start(parameters) {
      const run = call("start", { ...parameters });
      if (isRun(run)) return guardRun(run, `${id}.decide`, sides);
      throw wrongAnswer(`${id}.start`, "an object with a function decide", run);
    },
  };
}

function guardRun(run: StrategyRun, where: string, sides: Strategy["sides"]): StrategyRun {
  return {
    decide(bar, position, higher) {
      // The kernel writes its bar anew each time, and would see what is written to it.
      const decision: unknown = attempt(where, () => run.decide({ ...bar }, position, higher));
      if (decision === undefined) return undefined;
      if (typeof decision !== "object" || decision === null) {
        throw wrongAnswer(where, "a decision or undefined", decision);
      }
      const { target, strength, reason } = decision as Partial<Record<keyof Decision, unknown>>;
      if (target !== "long" && target !== "flat" && !(target === "short" && sides === "long_short")) {
        const allowed = sides === "long" ? "long or flat" : "long, short or flat";
        throw wrongAnswer(where, `a target ${allowed}`, target);
      }
      if (typeof strength !== "number" || !(strength > 0 && strength <= 1)) {
        throw wrongAnswer(where, "a strength above 0 to 1", strength);
      }
      if (typeof reason !== "string") throw wrongAnswer(where, "a reason in words", reason);
      return { target, strength, reason, ...termsOf(decision, where) };
    },
  };
}

const termsSchema = z.strictObject(decisionTermsShape);

/** How the decision wants to be carried out; most say nothing of it. */
function termsOf(decision: object, where: string): z.output<typeof termsSchema> {
  const { entry, exits, timeInForce } = decision as Partial<Record<keyof Decision, unknown>>;
  if (entry === undefined && exits === undefined && timeInForce === undefined) return {};
  const given = Object.entries({ entry, exits, timeInForce }).filter(([, value]) => value !== undefined);
  const parsed = termsSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join(".") ?? "entry";
  throw wrongAnswer(where, `a sound ${path} (${issue?.message ?? "wrong"})`, given[0]?.[1]);
}

type UserFunction = (...given: readonly unknown[]) => unknown;

function functionOf(functions: StrategyFunctions, id: string, name: string): UserFunction {
  const found = functions[name];
  if (typeof found === "function") return found as UserFunction;
  throw userError({
    code: "strategy.invalid",
    message: `${name} of strategy ${id} must be a function, was ${typeof found}`,
    field: name,
    value: id,
    remedy: `add ${name} to strategies/${id}.ts`,
  });
}

function isRun(value: unknown): value is StrategyRun {
  return (
    typeof value === "object" && value !== null && "decide" in value && typeof value.decide === "function"
  );
}

function attempt<Value>(where: string, work: () => Value): Value {
  try {
    return work();
  } catch (thrown) {
    throw toUserError(thrown, where, "strategy");
  }
}

function wrongAnswer(where: string, expected: string, value: unknown): AppError {
  return userError({
    code: "strategy.wrong-answer",
    message: `${where} must answer ${expected}, was ${showAnswer(value)}`,
    field: "strategy",
    value: showAnswer(value),
    remedy: `correct ${where}`,
  });
}

/** A plain value as text; of what a person's code made of an object only its kind, since reading it may fail. */
function showAnswer(value: unknown): string {
  return isPlain(value) ? String(value) : typeof value;
}

function isPlain(value: unknown): value is string | number | bigint | boolean | symbol | null | undefined {
  return value === null || (typeof value !== "object" && typeof value !== "function");
}
