import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect } from "vitest";
import { listBuiltInSlices } from "#engine/registry/catalogue.ts";
import { createRegistry } from "#engine/registry/registry.ts";
import { evaluateExpression, readMember } from "#engine/workflow/expressions/evaluate-expression.ts";
import { parseExpression } from "#engine/workflow/expressions/parse-expression.ts";
import { parseWorkflow } from "#engine/workflow/parse.ts";
import { validateWorkflow } from "#engine/workflow/validate.ts";
import { HOSTILE, mutatedText } from "./hostile-text.ts";
import { FUZZ_SEED, survive } from "./outcome.ts";

const folder = new URL("../../../../../resources/workflows/", import.meta.url);
const shipped = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));

/** Texts of workflows, changed from those that ship: each is read and checked against the built-in slices. */
export function fuzzDefinitions(runs: number): void {
  const registry = createRegistry({ portNames: [], onDisabled: () => undefined });
  const caller = {
    lanes: 1,
    call: () => Promise.reject(new Error("a definition that is checked calls nothing")),
  };
  for (const entry of listBuiltInSlices({ caller })) registry.register(entry);
  fc.assert(
    fc.property(mutatedText(shipped), (text) => {
      const { definition, problems } = parseWorkflow(text);
      const found = definition === undefined ? [] : validateWorkflow(definition, registry).problems;
      for (const { line, column, code, remedy } of [...problems, ...found]) {
        expect([line >= 1, column >= 1]).toEqual([true, true]);
        expect([code, remedy]).not.toContain("");
      }
    }),
    { numRuns: runs, seed: FUZZ_SEED },
  );
}

const EXPRESSIONS = shipped.flatMap((text) =>
  [...text.matchAll(/\$\{([^}]+)\}/g)].map(([, inner = ""]) => inner),
);
const VALUES = { inputs: { symbols: ["SPX"], x: 2 }, steps: { a: { list: [{ sharpe: 1 }], text: "a" } } };

/** Expressions, changed from those that ship and nested without end: each is read and evaluated. */
export function fuzzExpressions(runs: number): void {
  const nested = fc
    .tuple(fc.constantFrom("(", "[", "-", "!", "a ? ", "1 + ", "size(", "a.", "a["), fc.nat(2_000))
    .map(([part, count]) => part.repeat(count));
  const text = fc.oneof(
    {
      weight: 8,
      arbitrary: mutatedText([...EXPRESSIONS, "ranked(steps.a.list, 'sharpe')[0].sharpe * 2 >= 1"]),
    },
    { weight: 1, arbitrary: nested },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  );
  fc.assert(
    fc.property(text, (expression) => {
      const parsed = parseExpression(expression);
      if (!parsed.isOk) return;
      survive(() => {
        const value = evaluateExpression(parsed.expression, (path) =>
          path.reduce<unknown>(readMember, VALUES),
        );
        expect(typeof value).not.toBe("function");
      });
    }),
    { numRuns: runs, seed: FUZZ_SEED },
  );
}
