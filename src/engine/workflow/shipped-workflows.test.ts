// oxlint-disable-next-line no-restricted-imports -- the test reads the files that ship
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { listBuiltInSlices } from "#engine/registry/catalogue.ts";
import { createRegistry } from "#engine/registry/registry.ts";
import { parseWorkflow } from "./parse.ts";
import { leafSteps } from "./plan.ts";
import { describeProblem } from "./problem.ts";
import { validateWorkflow } from "./validate.ts";

const folder = new URL("../../../resources/workflows/", import.meta.url);
const readText = (name: string): string => readFileSync(new URL(`${name}.yaml`, folder), "utf8");
const names = readdirSync(folder).map((file) => file.replace(/\.yaml$/, ""));

/** The three definitions of the founding document, word for word. */
const FOUNDING: Readonly<Record<string, string>> = {
  simple_backtest: `name: simple_backtest
steps:
  - fetch_data:
      slice: data
      method: get_historical
  - analyze_market:
      slice: analyze
      method: find_patterns
  - detect_regime:
      slice: market_regime
      method: detect
  - select_strategy:
      slice: ml_strategy
      method: predict_best
  - size_position:
      slice: position_sizing
      method: calculate
  - run_backtest:
      slice: backtest
      method: execute
  - generate_report:
      slice: monitor
      method: create_report
`,
  paper_trading: `name: paper_trading
mode: real-time
steps:
  - initialize:
      slices: [data, monitor, paper_trade]
  - market_loop:
      trigger: market_data_update
      steps:
        - analyze_market
        - check_signals
        - validate_risk
        - execute_trade
        - update_portfolio
        - log_metrics
`,
  live_trading: `name: live_trading
mode: real-time
safety: maximum
steps:
  - pre_market:
      - system_health_check
      - load_positions
      - validate_config
  - market_hours:
      - real_time_data_stream
      - signal_generation
      - risk_validation
      - order_execution
      - position_management
  - post_market:
      - reconciliation
      - performance_report
      - next_day_prep
`,
};

function validate(name: string) {
  return validateText(readText(name));
}

function validateText(text: string) {
  const caller = { lanes: 1, call: () => Promise.reject(new Error("nobody answers")) };
  const registry = createRegistry({ portNames: [], onDisabled: () => undefined });
  for (const entry of listBuiltInSlices({ caller })) registry.register(entry);
  const { definition, problems } = parseWorkflow(text);
  if (definition === undefined) throw new Error(problems.map(describeProblem).join("\n"));
  const { plan, problems: found } = validateWorkflow(definition, registry);
  return { definition, plan, problems: [...problems, ...found].map(describeProblem) };
}

describe("the workflows that ship", () => {
  it.each(names)("%s has no problems and the name of its file", (name) => {
    const { definition, problems } = validate(name);
    expect([definition.name, problems]).toEqual([name, []]);
  });

  it.each(Object.keys(FOUNDING))("%s is the founding document's, unchanged", (name) => {
    expect(readText(name)).toBe(FOUNDING[name]);
  });

  it("simple_backtest has seven steps and asks only for symbols", () => {
    const { plan } = validate("simple_backtest");
    expect([
      leafSteps(plan.steps).length,
      plan.inputs.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    ]).toEqual([7, ["symbols"]]);
  });

  it("paper_trading trades on paper and live_trading live", () => {
    const venues = ["paper_trading", "live_trading"].map((name) => {
      const { plan } = validate(name);
      return [
        plan.mode,
        leafSteps(plan.steps).find((step) => step.kind === "call" && step.method === "submit_order")?.slice,
      ];
    });
    expect(venues).toEqual([
      ["paper", "paper_trade"],
      ["live", "live_trade"],
    ]);
  });
});

describe("the example in docs/your-own.md", () => {
  it("of a workflow that decides has no problems", () => {
    const page = readFileSync(new URL("../../../docs/your-own.md", import.meta.url), "utf8");
    const [, text = ""] = /```yaml\n(name: scan_and_report\n.*?)```/s.exec(page) ?? [];
    expect(validateText(text).problems).toEqual([]);
  });
});
