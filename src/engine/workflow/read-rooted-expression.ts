import { evaluateExpression, readMember } from "./expressions/evaluate-expression.ts";
import type { Expression } from "./expressions/expression.ts";
import { rootsOf } from "./expressions/roots-of.ts";
import type { Position } from "./problem.ts";
import { suggest, type ProblemList } from "./problem-list.ts";
import { readExpression } from "./read-expression.ts";

interface Place {
  readonly at: Position;
  readonly path: string;
  readonly needsBraces: boolean;
  /** The only name that the expression may begin a path with. */
  readonly root: string;
}

/** An expression that stands outside the steps and sees one name only; what is wrong with it is reported. */
export function readRootedExpression(
  text: string,
  { root, ...place }: Place,
  problems: ProblemList,
): Expression | undefined {
  const expression = readExpression(text, place, problems);
  const unknown = expression === undefined ? undefined : rootsOf(expression).find((name) => name !== root);
  if (unknown === undefined) return expression;
  problems.add({
    code: "workflow.name-unknown",
    at: place.at,
    path: place.path,
    message: `only ${root} is known here, was ${unknown}`,
    remedy: suggest(unknown, [root]),
  });
  return undefined;
}

/** The value of such an expression; a user error where it has no clear answer. */
export function evaluateRooted(expression: Expression, root: string, value: unknown): unknown {
  return evaluateExpression(expression, ([name, ...members]) =>
    name === root ? members.reduce<unknown>(readMember, value) : undefined,
  );
}
