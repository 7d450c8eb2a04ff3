import { parseDocument } from "yaml";
import { listBuiltInSlices } from "#engine/registry/catalogue.ts";
import { createRegistry } from "#engine/registry/registry.ts";
import { parseWorkflow } from "#engine/workflow/parse.ts";
import { validateWorkflow } from "#engine/workflow/validate.ts";

/** A workflow of 5,000 steps: fetches, regimes of what was fetched by reference, and conditions on them. */
function aBigWorkflow() {
  const lines = ["name: big", "inputs: { symbols: { type: symbols, default: [SPX] } }", "steps:"];
  for (let block = 0; block < 1_250; block += 1) {
    lines.push(
      `  - fetch_${block}: { slice: data, method: get_historical, with: { symbols: "\${inputs.symbols}" } }`,
      `  - detect_${block}: { slice: market_regime, method: detect, with: { bars: "\${steps.fetch_${block}.bars}" } }`,
      `  - guard_${block}: { when: "steps.detect_${block}.current[0].confidence > 0.5", then: [{ check_${block}: { slice: data, method: coverage, with: { symbol: "\${inputs.symbols[0]}" } } }] }`,
    );
  }
  return lines.join("\n");
}

function createCatalog() {
  const caller = { lanes: 1, call: () => Promise.reject(new Error("nobody answers")) };
  const registry = createRegistry({ portNames: [], onDisabled: () => undefined });
  for (const entry of listBuiltInSlices({ caller })) registry.register(entry);
  return registry;
}

/** Text to plan with every reference, type and expression checked, 5,000 steps. */
export default {
  name: "workflow.validate_5000_ms",
  unit: "ms",
  run({ measureAgainst }) {
    const text = aBigWorkflow();
    const catalog = createCatalog();
    const validate = () => {
      const { definition, problems } = parseWorkflow(text);
      return [...problems, ...validateWorkflow(definition, catalog).problems];
    };
    const [problem] = validate();
    if (problem !== undefined) throw new Error(problem.message);
    return measureAgainst(validate, "the YAML parser alone", () => parseDocument(text));
  },
};
