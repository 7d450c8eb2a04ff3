import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseWorkflow } from "./parse.ts";
import { createRegistry } from "#engine/registry/registry.ts";
import { validateWorkflow } from "./validate.ts";

const KEYS = [
  "name",
  "steps",
  "slice",
  "method",
  "with",
  "needs",
  "trigger",
  "slices",
  "retry",
  "timeout",
  "inputs",
];
const catalog = createRegistry({ portNames: [], onDisabled: () => undefined });

describe("parseWorkflow, for any text", () => {
  it("answers problems and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(Array.isArray(parseWorkflow(text).problems)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("answers problems for any tree of the words that it knows, and so does the validator", () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom("a", "log_metrics", "${steps.a.b}", "5s", "market_data_update", 1, true),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...KEYS, "a", "b"), tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const { definition, problems } = parseWorkflow(stringify({ name: "x", steps: value }));
        if (definition !== undefined) validateWorkflow(definition, catalog);
        expect(problems.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
