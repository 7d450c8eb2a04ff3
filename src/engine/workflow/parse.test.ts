import { describe, expect, it } from "vitest";
import { parseWorkflow } from "./parse.ts";

function problemsOf(text: string) {
  return parseWorkflow(text).problems.map(
    ({ line, column, path, message }) => `${line}:${column} ${path} ${message}`,
  );
}

const STEPS = "steps:\n  - a: { slice: s, method: m }\n";

describe("parseWorkflow", () => {
  it("reads every form of a step", () => {
    const { definition, problems } = parseWorkflow(`name: all_forms
description: One of each
version: 2
mode: real-time
safety: maximum
inputs:
  days: { type: number, default: [1, 2], title: Days, unit: days, required: true }
steps:
  - log_metrics
  - call: { slice: data, method: get, with: { a: 1, b: [x, "\${inputs.days}"] }, needs: [log_metrics], timeout: 5s }
  - retried: { slice: data, method: get, retry: { attempts: 3, initial: 100ms, factor: 3, max: 2s } }
  - start: { slices: [data, monitor] }
  - group: { steps: [log_metrics] }
  - listed: [log_metrics]
  - loop: { trigger: market.data.updated, steps: [check_signals] }
  - validate_risk: { with: { c: "\${steps.call.out.deep}" } }
`);
    expect(problems).toEqual([]);
    expect(definition).toMatchObject({
      name: "all_forms",
      description: "One of each",
      version: 2,
      isRealTime: true,
      safety: "maximum",
      inputs: [
        { name: "days", type: "number", default: [1, 2], title: "Days", unit: "days", isRequired: true },
      ],
      steps: [
        { kind: "action", id: "log_metrics", path: "log_metrics", at: { line: 9, column: 5 } },
        {
          kind: "call",
          slice: { name: "data" },
          method: { name: "get" },
          needs: [{ name: "log_metrics" }],
          timeoutMs: 5_000,
          with: [
            { name: "a", value: { kind: "literal", value: 1 } },
            {
              name: "b",
              value: { kind: "list", items: [{ kind: "literal" }, { kind: "input", name: "days" }] },
            },
          ],
        },
        { kind: "call", retry: { attempts: 3, initialMs: 100, factor: 3, maxMs: 2_000 } },
        { kind: "initialize", slices: [{ name: "data" }, { name: "monitor" }] },
        { kind: "group", steps: [{ path: "group.log_metrics" }] },
        { kind: "group", steps: [{ path: "listed.log_metrics" }] },
        { kind: "trigger", trigger: "market_data_update", steps: [{ path: "loop.check_signals" }] },
        { kind: "action", with: [{ value: { kind: "step", segments: ["call", "out", "deep"] } }] },
      ],
    });
  });

  it.each([
    ["nothing", "", "1:1  file must hold a workflow, was empty"],
    ["a list", "- a", "1:1  workflow must be a map with name and steps, was a list"],
    ["no name", STEPS, "1:1 name name is required"],
    ["no steps", "name: x", "1:1 steps steps is required"],
    ["an empty list of steps", "name: x\nsteps: []", "2:8 steps steps must be a list of at least one step"],
    ["a name in capitals", `name: Big\n${STEPS}`, "1:7 name name must be snake_case, was Big"],
    ["an unknown key", `name: x\nstep: 1\n${STEPS}`, "2:1 step key must be known, was step"],
    [
      "a wrong mode",
      `name: x\nmode: realtime\n${STEPS}`,
      "2:7 mode mode must be one of real-time, on-demand, was realtime",
    ],
    [
      "a step key that is unknown",
      "name: x\nsteps:\n  - a: { slice: s, methd: m }",
      "3:20 steps.a.methd key must be known, was methd",
    ],
    [
      "a step without a method",
      "name: x\nsteps:\n  - a: { slice: s }",
      "3:8 steps.a.method method is required",
    ],
    [
      "an unknown action",
      "name: x\nsteps:\n  - analyse_market",
      "3:5 steps.analyse_market action must be known, was analyse_market",
    ],
    [
      "a duplicate step",
      `name: x\n${STEPS}  - a: { slice: s, method: m }`,
      "4:5 steps.a step id must be unique in its list, was a twice",
    ],
    [
      "a step with two keys",
      "name: x\nsteps:\n  - a: { slice: s, method: m }\n    b: 1",
      "3:5 steps[0] step must be a name, or one name with its settings, was 2 keys",
    ],
    [
      "a step id in camelCase",
      "name: x\nsteps:\n  - fetchData: { slice: s, method: m }",
      "3:5 steps.fetchData step id must be snake_case, was fetchData",
    ],
    [
      "a step kind of later",
      "name: x\nsteps:\n  - a: { schedule: x, steps: [] }",
      "3:10 steps.a.schedule step kind must be one that this version runs, was schedule",
    ],
    [
      "an unknown trigger",
      "name: x\nsteps:\n  - a: { trigger: market_update, steps: [log_metrics] }",
      "3:19 steps.a.trigger trigger must be known, was market_update",
    ],
    [
      "a trigger without steps",
      "name: x\nsteps:\n  - a: { trigger: market_data_update }",
      "3:8 steps.a.steps steps is required",
    ],
    [
      "a timeout without unit",
      "name: x\nsteps:\n  - a: { slice: s, method: m, timeout: 5 }",
      "3:40 steps.a.timeout timeout must be a duration with its unit, was 5",
    ],
    [
      "too many attempts",
      "name: x\nsteps:\n  - a: { slice: s, method: m, retry: { attempts: 99 } }",
      "3:50 steps.a.retry.attempts attempts must be a number from 1 to 10, was 99",
    ],
    [
      "a retry that is no map",
      "name: x\nsteps:\n  - a: { slice: s, method: m, retry: 3 }",
      "3:38 steps.a.retry retry must be a map",
    ],
    [
      "needs that are no list",
      "name: x\nsteps:\n  - a: { slice: s, method: m, needs: b }",
      "3:38 steps.a.needs needs must be a list of names",
    ],
    [
      "a slice that is no text",
      "name: x\nsteps:\n  - a: { slice: 1, method: m }",
      "3:17 steps.a.slice slice must be a text, was 1",
    ],
    [
      "with that is no map",
      "name: x\nsteps:\n  - a: { slice: s, method: m, with: 1 }",
      "3:37 steps.a.with with must be a map of field names to values",
    ],
    [
      "a reference inside a text",
      'name: x\nsteps:\n  - a: { slice: s, method: m, with: { b: "x ${inputs.y}" } }',
      "3:42 steps.a.with.b value with ${ must be one ${...} and nothing else, was x ${inputs.y}",
    ],
    [
      "inputs that are no map",
      `name: x\ninputs: 1\n${STEPS}`,
      "2:9 inputs inputs must be a map of names, was a scalar",
    ],
    ["an input without type", `name: x\ninputs: { a: {} }\n${STEPS}`, "2:14 inputs.a.type type is required"],
    [
      "an input that is no map",
      `name: x\ninputs: { a: 1 }\n${STEPS}`,
      "2:11 inputs.a input must be a map with its type, was a scalar",
    ],
    [
      "a flag that is no flag",
      `name: x\ninputs: { a: { type: number, required: 1 } }\n${STEPS}`,
      "2:40 inputs.a.required required must be true or false, was 1",
    ],
    ["a prototype key", `name: x\n__proto__: 1\n${STEPS}`, "2:1 __proto__ key must not be __proto__"],
    ["a duplicate key", `name: x\nname: y\n${STEPS}`, "2:1 name key must be unique, was name twice"],
  ])("reports %s with its place", (_, text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  it("suggests what was probably meant", () => {
    const [problem] = parseWorkflow("name: x\nsteps:\n  - analyse_market").problems;
    expect(problem?.remedy).toBe("did you mean analyze_market?");
  });

  it("reports every problem, not the first", () => {
    expect(problemsOf("name: X\nmode: now\nsteps:\n  - nothing_known\n  - b: { slice: s }\n")).toHaveLength(
      4,
    );
  });

  it("reports broken YAML with its place", () => {
    const [problem] = parseWorkflow("name: x\nsteps: [a").problems;
    expect(problem).toMatchObject({ code: "workflow.yaml-invalid", line: 2 });
  });

  it("refuses an alias bomb without expanding it", () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const previous = level === 0 ? "x" : `*l${level - 1}`;
      return `l${level}: &l${level} [${Array.from({ length: 10 }, () => previous).join(", ")}]`;
    });
    const { problems } = parseWorkflow(levels.join("\n"));
    expect(problems.filter(({ code }) => code === "workflow.too-large")).toHaveLength(1);
  });

  it("follows an ordinary alias", () => {
    const { definition } = parseWorkflow(
      "name: x\nsteps:\n  - a: &call { slice: s, method: m }\n  - b: *call\n",
    );
    expect(definition?.steps.map(({ path }) => path)).toEqual(["a", "b"]);
  });

  it("refuses an alias that refers to itself", () => {
    expect(problemsOf("name: x\nsteps: &steps\n  - group: *steps\n").join()).toMatch(/levels|values/);
  });

  it("refuses a nesting that would overflow the stack", () => {
    expect(problemsOf(`name: ${"[".repeat(20_000)}`).length).toBeGreaterThan(0);
  });

  it("refuses a text of more than a million characters", () => {
    expect(problemsOf("x".repeat(1_000_001))).toEqual([
      "1:1  file must have at most 1000000 characters, was 1000001",
    ]);
  });

  it("reads 5,000 steps", () => {
    const steps = Array.from({ length: 5_000 }, (_, index) => `  - s${index}: { slice: data, method: get }`);
    const { definition, problems } = parseWorkflow(`name: x\nsteps:\n${steps.join("\n")}`);
    expect([definition?.steps.length, problems]).toEqual([5_000, []]);
  });
});
