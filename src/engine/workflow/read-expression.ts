import type { Expression } from "./expressions/expression.ts";
import { parseExpression } from "./expressions/parse-expression.ts";
import type { Position } from "./problem.ts";
import type { ProblemList } from "./problem-list.ts";

interface Place {
  readonly at: Position;
  readonly path: string;
  /** True where a bare text is a text; false under `when` and the like, where `${` and `}` may be left out. */
  readonly needsBraces: boolean;
}

/** The expression of a text; what is wrong with it is reported. */
export function readExpression(text: string, place: Place, problems: ProblemList): Expression | undefined {
  const { at, path, needsBraces } = place;
  const trimmed = text.trim();
  const isWrapped = trimmed.startsWith("${") && trimmed.endsWith("}");
  if (needsBraces && !isWrapped) {
    problems.add({
      code: "workflow.reference-invalid",
      at,
      path,
      message: `value with \${ must be one \${...} and nothing else, was ${text}`,
      remedy: "write the expression as the whole value; join texts with + inside it",
    });
    return undefined;
  }
  const parsed = parseExpression(isWrapped ? trimmed.slice(2, -1) : trimmed);
  if (parsed.isOk) return parsed.expression;
  const { message, remedy } = parsed;
  problems.add({ code: "workflow.expression-invalid", at, path, message, remedy });
  return undefined;
}
