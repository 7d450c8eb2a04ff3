import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "#shared/errors/app-error.ts";
import { evaluateExpression, readMember } from "./evaluate-expression.ts";
import { parseExpression } from "./parse-expression.ts";

const NAMES = { inputs: { x: 2, list: [1, "a"] }, steps: { a: { b: null, deep: { name: "n" } } } };
const WORDS = [
  ..."inputs steps x list a b deep name item 0 1 2.5 1e9 'a' 'b' '__proto__' true false null in".split(" "),
  ..."size has abs round min max ranked __proto__ constructor prototype toString valueOf".split(" "),
  ..."+ - * / % == != < <= > >= && || ! ? : . , ( ) [ ] ' \" = & |".split(" "),
] as const;

const expressionText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 24 }).map((words) => words.join(" ")),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 24 }).map((words) => words.join("")),
);

function outcomeOf(text: string): unknown {
  const parsed = parseExpression(text);
  if (!parsed.isOk) return parsed;
  try {
    return evaluateExpression(parsed.expression, (path) => path.reduce<unknown>(readMember, NAMES));
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.kind === "user") return undefined;
    throw thrown;
  }
}

describe("any text as an expression", () => {
  it("gives plain data or an error with a remedy, and never a prototype or a function", () => {
    fc.assert(
      fc.property(expressionText, (text) => {
        const outcome = outcomeOf(text);
        expect(typeof outcome).not.toBe("function");
        expect(outcome).not.toBe(Object.prototype);
        expect(outcome).not.toBe(Array.prototype);
      }),
      { numRuns: 20_000, seed: 3 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("computes with numbers as a trader expects", () => {
    const number = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(outcomeOf(`${a} + ${b} * ${c} - ${b}`)).toBe(a + b * c - b);
        expect(outcomeOf(`${a} < ${b} == (${b} > ${a})`)).toBe(true);
      }),
      { seed: 3 },
    );
  });
});
