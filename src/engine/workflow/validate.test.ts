import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createRegistry, type Registry } from "#engine/registry/registry.ts";
import { anEntry, type FakeSlice } from "#engine/registry/testing/fake-slices.ts";
import { parseWorkflow } from "./parse.ts";
import { leafSteps, type PlannedCall } from "./plan.ts";
import { describeProblem } from "./problem.ts";
import { TRADING_SLICES, TRADING_WORKFLOW } from "./testing/trading-slices.ts";
import { validateWorkflow, type ValidateOptions } from "./validate.ts";

const accountSchema = z.object({ cash: z.number() }).meta({ wire: "account" });

const SLICES: Readonly<Record<string, FakeSlice>> = {
  ...TRADING_SLICES,
  paper_trade: {
    methods: {
      start: {
        input: { symbols: z.array(z.string()).meta({ wire: "symbols" }) },
        output: { session: z.string() },
      },
      submit_order: { input: { signals: z.array(z.string()).meta({ wire: "signals" }) } },
      status: { output: { account: accountSchema } },
    },
  },
  live_trade: { methods: { submit_order: {}, account: { output: { account: accountSchema } } } },
  ml_strategy: {
    methods: {
      signals: {
        input: { account: accountSchema },
        output: { signals: z.array(z.string()).meta({ wire: "signals" }) },
      },
    },
  },
  monitor: { methods: { metrics: { input: { account: accountSchema.optional() } }, health: {} } },
};

function aCatalog(slices = SLICES): Registry {
  const registry = createRegistry({ portNames: [], onDisabled: () => undefined });
  for (const [id, fake] of Object.entries(slices)) registry.register(anEntry(id, fake));
  return registry;
}

function validate(text: string, options: ValidateOptions = {}, catalog = aCatalog()) {
  const { definition, problems } = parseWorkflow(text);
  if (definition === undefined) throw new Error(problems.map(describeProblem).join("\n"));
  return validateWorkflow(definition, catalog, options);
}

/** `step.field` -> where its value comes from. */
function wiresOf(text: string, options: ValidateOptions = {}): Readonly<Record<string, string>> {
  const { plan, problems } = validate(text, options);
  expect(problems).toEqual([]);
  const calls = leafSteps(plan.steps).filter((step): step is PlannedCall => step.kind === "call");
  const lines = calls.flatMap(({ path, wires }) =>
    wires.map(({ field, source }) => {
      const { kind, ...rest } = source;
      return [
        `${path}.${field.name}`,
        [kind, ...Object.values(rest).filter((part) => typeof part === "string")].join(" "),
      ];
    }),
  );
  return Object.fromEntries(lines) as Record<string, string>;
}

function problemsOf(text: string, options: ValidateOptions = {}): readonly string[] {
  return validate(text, options).problems.map(
    ({ code, line, message, remedy }) => `${line} ${code} ${message}; ${remedy}`,
  );
}

const step = (settings: string): string =>
  `name: x\nsteps:\n  - fetch: { slice: data, method: get_historical }\n  - next: { ${settings} }\n`;

describe("validateWorkflow", () => {
  it("wires outputs to inputs by name and type, and the rest to the run", () => {
    expect(wiresOf(TRADING_WORKFLOW)).toEqual({
      "fetch_data.symbols": "input symbols",
      "fetch_data.from": "default",
      "fetch_data.to": "default",
      "fetch_data.timeframe": "default",
      "detect_regime.bars": "step fetch_data bars",
      "detect_regime.window": "default",
      "run_backtest.bars": "step fetch_data bars",
      "run_backtest.regimes": "step detect_regime regimes",
      "run_backtest.quantity": "default",
    });
  });

  it("lists what a run may be given, and what it must be", () => {
    const { plan } = validate(TRADING_WORKFLOW);
    expect(
      plan.inputs.map(({ name, type, isRequired, default: value, unit }) => [
        name,
        type,
        isRequired,
        value,
        unit,
      ]),
    ).toEqual([
      ["symbols", "symbols", true, undefined, undefined],
      ["from", "date", false, undefined, undefined],
      ["to", "date", false, undefined, undefined],
      ["timeframe", "string", false, "1d", undefined],
      ["window", "number", false, 20, "bars"],
      ["quantity", "number", false, 1, undefined],
    ]);
    expect(plan.acceptedInputs).toContain("regimes");
  });

  it("lets a run input go before any producer", () => {
    const wires = wiresOf(TRADING_WORKFLOW, { given: ["regimes", "quantity"] });
    expect([wires["run_backtest.regimes"], wires["run_backtest.quantity"]]).toEqual([
      "input regimes",
      "input quantity",
    ]);
  });

  it("lets with override a wire, by value and by reference", () => {
    const wires = wiresOf(`name: x
inputs: { size: { type: number, default: 2 } }
steps:
  - first: { slice: data, method: get_historical, with: { timeframe: 1w } }
  - second: { slice: data, method: get_historical, with: { symbols: [FB] } }
  - test: { slice: backtest, method: execute, with: { bars: "\${steps.first.bars}", quantity: "\${inputs.size}" } }
`);
    expect([wires["first.timeframe"], wires["test.bars"], wires["test.quantity"]]).toEqual([
      "with",
      "with",
      "with",
    ]);
  });

  it("runs steps in the order of their needs, else as written", () => {
    const { plan, problems } = validate(`name: x
steps:
  - test: { slice: backtest, method: execute, needs: [regime] }
  - regime: { slice: market_regime, method: detect, needs: [fetch] }
  - other: { slice: monitor, method: health }
  - fetch: { slice: data, method: get_historical }
`);
    expect([problems, leafSteps(plan.steps).map(({ path }) => path)]).toEqual([
      [],
      ["fetch", "regime", "test", "other"],
    ]);
  });

  it("starts what can be started, and loads the rest", () => {
    const { plan, problems } = validate("name: x\nsteps:\n  - initialize: { slices: [data, paper_trade] }\n");
    expect(problems).toEqual([]);
    expect(leafSteps(plan.steps)).toMatchObject([
      { kind: "load", path: "initialize.data", slice: "data" },
      { kind: "call", path: "initialize.paper_trade", slice: "paper_trade", method: "start" },
    ]);
  });

  const LOOP = `name: x
mode: real-time
steps:
  - loop:
      trigger: market_data_update
      steps: [check_signals, execute_trade, update_portfolio, log_metrics]
`;

  it("gives the steps under a trigger its values, and the outputs of the steps before them", () => {
    expect(wiresOf(LOOP)).toEqual({
      "loop.check_signals.account": "trigger market_data_update account",
      "loop.execute_trade.signals": "step loop.check_signals signals",
      // The newer of the two accounts: a step under the trigger hides the trigger's value.
      "loop.log_metrics.account": "step loop.update_portfolio account",
    });
  });

  it("takes the venue of the mode", () => {
    const safe = LOOP.replace("mode: real-time", "mode: real-time\nsafety: maximum");
    const { plan } = validate(safe);
    expect([plan.mode, leafSteps(plan.steps).map(({ slice }) => slice)]).toEqual([
      "live",
      ["ml_strategy", "live_trade", "live_trade", "monitor"],
    ]);
  });

  it("lets steps after a loop use what was produced in it", () => {
    const after = `${LOOP}  - afterwards: { slice: monitor, method: metrics }\n`;
    expect(wiresOf(after)["afterwards.account"]).toBe("step loop.update_portfolio account");
  });

  it.each([
    [
      "an unknown slice",
      step("slice: dta, method: x"),
      "4 workflow.slice-unknown slice must be known, was dta; did you mean data?",
    ],
    [
      "an unknown method",
      step("slice: data, method: get_historic"),
      "4 workflow.method-unknown method of data must be known, was get_historic; did you mean get_historical?",
    ],
    [
      "a misspelt field",
      step("slice: backtest, method: execute, with: { quantty: 1 }"),
      "4 workflow.field-unknown field must be known, was quantty; did you mean quantity?",
    ],
    [
      "a value that the method refuses",
      step("slice: backtest, method: execute, with: { quantity: -1 }"),
      "4 workflow.value-invalid quantity must be above 0, was -1; change quantity: it must be above 0",
    ],
    [
      "an undeclared input",
      step('slice: backtest, method: execute, with: { quantity: "${inputs.size}" }'),
      "4 workflow.input-unknown input must be known, was size; remove it",
    ],
    [
      "an unknown step",
      step('slice: backtest, method: execute, with: { bars: "${steps.fetsh.bars}" }'),
      "4 workflow.step-unknown earlier step must be known, was fetsh; did you mean fetch?",
    ],
    [
      "an unknown output",
      step('slice: backtest, method: execute, with: { bars: "${steps.fetch.bar}" }'),
      "4 workflow.output-unknown output of fetch must be known, was bar; did you mean bars?",
    ],
    [
      "a reference to itself",
      step('slice: backtest, method: execute, with: { bars: "${steps.next.bars}" }'),
      "4 workflow.self-reference step must not refer to itself or a step around it, was next; refer to a step before it",
    ],
    [
      "a reference of another type",
      step('slice: backtest, method: execute, with: { quantity: "${steps.fetch.dataHash}" }'),
      "4 workflow.type-mismatch quantity must be of type number, was fetch.dataHash of type string; use an output of type number",
    ],
    [
      "an unknown need",
      step("slice: monitor, method: health, needs: [fetsh]"),
      "4 workflow.need-unknown step of the same list must be known, was fetsh; did you mean fetch?",
    ],
    [
      "a need of itself",
      step("slice: monitor, method: health, needs: [next]"),
      "4 workflow.self-reference step must not need itself or a step around it, was next; remove next from needs",
    ],
    [
      "a retried order",
      step("slice: live_trade, method: submit_order, retry: { attempts: 2 }"),
      "4 workflow.retry-refused a step that sends orders must not be retried, was 2 attempts; remove retry: an order whose fate is unknown is looked up, not sent again",
    ],
    [
      "a required value that nobody gives",
      "name: x\nsteps:\n  - test: { slice: backtest, method: execute }",
      "3 workflow.input-unresolved bars of type bars must come from an earlier step, was from none; add a step before it that gives bars",
    ],
    [
      "a trigger without real-time",
      LOOP.replace("mode: real-time\n", ""),
      "3 workflow.mode-missing a workflow with a trigger must say mode: real-time, was without; add mode: real-time",
    ],
  ])("reports %s", (_, text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  it("reports two producers of one value, and how to choose", () => {
    const text = `name: x
steps:
  - first: { slice: data, method: get_historical }
  - second: { slice: data, method: get_historical }
  - test: { slice: backtest, method: execute }
`;
    expect(problemsOf(text)).toEqual([
      '5 workflow.producer-ambiguous bars must have one producer, was ${steps.first.bars} and ${steps.second.bars}; choose one with with: { bars: "${steps.first.bars}" }',
    ]);
  });

  it("reports a cycle with its steps", () => {
    const text = `name: x
steps:
  - a: { slice: monitor, method: health, needs: [c] }
  - b: { slice: monitor, method: health, needs: [a] }
  - c: { slice: monitor, method: health, needs: [b] }
`;
    expect(problemsOf(text)).toEqual([
      "4 workflow.cycle steps must not need each other in a circle, was a -> c -> b -> a; remove one of these needs",
    ]);
  });

  it("reports a live run without maximum safety", () => {
    expect(problemsOf(LOOP, { mode: "live" })).toContain(
      "1 workflow.safety-missing a live workflow must say safety: maximum, x was without; add safety: maximum, or run it in another mode",
    );
  });

  it("reports a producer of the same name but another type", () => {
    const slices = { ...SLICES, odd: { methods: { make: { output: { bars: z.string() } } } } };
    const { problems } = validate(
      "name: x\nsteps:\n  - make: { slice: odd, method: make }\n  - test: { slice: backtest, method: execute }",
      {},
      aCatalog(slices),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      "bars of type bars must come from an earlier step, was ${steps.make.bars} of type string",
    ]);
  });

  it("reports a declared input of another type than the field that asks for it", () => {
    const text =
      "name: x\ninputs: { symbols: { type: number } }\nsteps:\n  - fetch: { slice: data, method: get_historical }";
    expect(problemsOf(text)).toEqual([
      "4 workflow.type-mismatch symbols must be of type symbols, was an input of another type; set it with with: { symbols: ... }",
    ]);
    const referred = `name: x\ninputs: { a: { type: number } }\nsteps:\n  - fetch: { slice: data, method: get_historical, with: { symbols: "\${inputs.a}" } }`;
    expect(problemsOf(referred)).toEqual([
      "4 workflow.type-mismatch symbols must be of type symbols, was input a of type number; declare a with type symbols, or use another input",
    ]);
  });

  it("reports a reference that could mean two steps", () => {
    const text = `name: x
steps:
  - one: [{ fetch: { slice: data, method: get_historical } }]
  - two: [{ fetch: { slice: data, method: get_historical } }]
  - test: { slice: backtest, method: execute, with: { bars: "\${steps.fetch.bars}" } }
  - again: { slice: backtest, method: execute, with: { bars: "\${steps.two.fetch.bars}" } }
`;
    expect(problemsOf(text).map((problem) => problem.slice(0, 25))).toEqual(["5 workflow.step-ambiguous"]);
  });

  it("reports a slice that is disabled, with the reason", () => {
    const catalog = aCatalog();
    catalog.disable("data", "needs your consent");
    const { problems } = validate(TRADING_WORKFLOW, {}, catalog);
    expect(problems[0]?.message).toBe("slice must be usable, data was disabled: needs your consent");
  });

  it("validates 5,000 steps that are all wired", () => {
    const steps = Array.from(
      { length: 5_000 },
      (_, index) => `  - s${index}: { slice: backtest, method: execute }`,
    );
    const text = `name: x\nsteps:\n  - fetch: { slice: data, method: get_historical }\n${steps.join("\n")}`;
    const { plan, problems } = validate(text);
    expect([problems.length, leafSteps(plan.steps).length]).toEqual([0, 5_001]);
  });
});
