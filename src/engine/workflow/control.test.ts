import { describe, expect, it } from "vitest";
import { z } from "zod";
import { refusedError, userError } from "#shared/errors/app-error.ts";
import type { FakeSlice } from "#engine/registry/testing/fake-slices.ts";
import { createCancellation } from "#engine/base/cancellation.ts";
import { aStream, aWorkbench } from "./testing/a-workbench.ts";
import { turns } from "./testing/fake-timer.ts";

const REGIMES = ["calm", "crisis"] as const;
const currentSchema = z.array(z.object({ symbol: z.string(), regime: z.enum(REGIMES) }));

/** Slices that say what they were asked, so that a test sees which steps ran and with what. */
function aDesk() {
  const asked: unknown[] = [];
  let busy = 0;
  let mostBusy = 0;
  const slices: Readonly<Record<string, FakeSlice>> = {
    market: {
      methods: {
        detect: {
          input: { regime: z.enum(REGIMES).default("calm") },
          output: { current: currentSchema },
          answer: ({ regime }) => ({ current: [{ symbol: "SPX", regime }] }),
        },
        level: {
          input: { symbol: z.string() },
          output: { level: z.number(), series: z.string() },
          answer: async ({ symbol }) => {
            busy += 1;
            mostBusy = Math.max(mostBusy, busy);
            await turns(5);
            busy -= 1;
            if (symbol === "BAD") throw userError({ code: "test.bad", message: "bad symbol" });
            asked.push(symbol);
            return { level: String(symbol).length, series: `series of ${String(symbol)}` };
          },
        },
        say: {
          input: { text: z.string().default("nothing"), level: z.number().optional() },
          output: { said: z.string() },
          answer: ({ text }) => {
            asked.push(text);
            return { said: `said ${String(text)}` };
          },
        },
        hear: {
          input: { said: z.string() },
          output: { heard: z.string() },
          answer: ({ said }) => ({ heard: said }),
        },
        fail: {
          output: { said: z.string() },
          answer: () => {
            throw refusedError({ code: "test.refused", message: "not now" });
          },
        },
        hang: { answer: () => new Promise(() => undefined) },
      },
    },
  };
  return { slices, asked, mostBusy: () => mostBusy };
}

const HEAD = `name: x
inputs:
  regime: { type: string, default: calm }
  symbols: { type: symbols, default: [A, BB, CCC] }
  limit: { type: number, default: 2 }
steps:
`;
const DETECT = `  - detect: { slice: market, method: detect, with: { regime: "\${inputs.regime}" } }\n`;
const say = (id: string, text = id): string =>
  `{ ${id}: { slice: market, method: say, with: { text: "${text}" } } }`;

async function run(steps: string, inputs: Readonly<Record<string, unknown>> = {}) {
  const desk = aDesk();
  // The detector takes an enum; what the file declares is a plain text, so the type is named in full.
  const bench = aWorkbench({
    slices: desk.slices,
    workflow: HEAD.replace("type: string", "type: regime") + steps,
  });
  const result = await bench.engine.orchestrator.executeWorkflow("x", inputs);
  const statuses = Object.fromEntries(result.steps.map(({ step, status }) => [step, status]));
  return { ...desk, ...bench, result, statuses };
}

function problemsOf(steps: string): readonly string[] {
  const { engine } = aWorkbench({ slices: aDesk().slices });
  return engine
    .validateWorkflow(HEAD + steps)
    .map(({ code, line, path, message, remedy }) => `${line} ${code} ${path}: ${message}; ${remedy}`);
}

const GUARD = `  - detect: { slice: market, method: detect }
  - guard:
      when: "steps.detect.current[0].regime != 'crisis'"
      then: [${say("trade")}]
      else: [${say("stay_out")}]
  - hear: { slice: market, method: hear, with: { said: "\${steps.guard.said}" } }
`;

describe("a branch", () => {
  it.each([
    ["calm", "trade", { "guard.then.trade": "completed", "guard.else.stay_out": "skipped" }],
    ["crisis", "stay_out", { "guard.then.trade": "skipped", "guard.else.stay_out": "completed" }],
  ])("in %s runs the arm that its condition names and skips the other", async (regime, said, expected) => {
    const steps = GUARD.replace("method: detect }", `method: detect, with: { regime: ${regime} } }`);
    const { statuses, result, asked } = await run(steps);
    expect([statuses, asked]).toEqual([
      { detect: "completed", guard: "completed", hear: "completed", ...expected },
      [said],
    ]);
    expect(result.outputs).toMatchObject({
      heard: `said ${said}`,
      chosen: said === "trade" ? "then" : "else",
    });
  });

  it("wires by name what both arms answer", async () => {
    const { result } = await run(GUARD.replace(', with: { said: "${steps.guard.said}" }', ""));
    expect(result.outputs["heard"]).toBe("said trade");
  });

  it("does not wire what only one arm answers", async () => {
    const steps = GUARD.replace(`      else: [${say("stay_out")}]\n`, "").replace(
      ', with: { said: "${steps.guard.said}" }',
      "",
    );
    const { result } = await run(steps, { said: "given" });
    expect(result.outputs["heard"]).toBe("given");
  });

  it("without else does nothing when the condition is false", async () => {
    const { statuses, asked } = await run(`  - guard: { when: "inputs.limit > 5", then: [${say("big")}] }\n`);
    expect([statuses, asked]).toEqual([{ guard: "completed", "guard.then.big": "skipped" }, []]);
  });

  it.each([
    ["1 / (inputs.limit - 2) > 1", "expression.not-finite"],
    ["steps.levels.results[9].level > 1", "expression.value-missing"],
    ["steps.levels.results[0].level", "workflow.condition-unknown"],
    ["steps.levels.results[0].level == 'a'", "expression.type-wrong"],
  ])("whose condition is %s fails loudly and runs neither arm", async (when, code) => {
    const { result, asked, statuses } = await run(
      `  - levels: { for_each: "\${inputs.symbols}", steps: [{ get: { slice: market, method: level, with: { symbol: "\${item}" } } }], collect: { level: "\${steps.get.level}" } }
  - guard: { when: "${when}", then: [${say("a")}], else: [${say("b")}] }
`,
      { symbols: ["A"] },
    );
    expect([result.status, result.error?.code, statuses["guard"], asked]).toEqual([
      "failed",
      code,
      "failed",
      ["A"],
    ]);
    expect([statuses["guard.then.a"], statuses["guard.else.b"]]).toEqual(["skipped", "skipped"]);
  });

  it("of a switch runs the case of the value, else the default", async () => {
    const steps = `  - pick:
      switch: "inputs.limit * 1"
      cases: { 2: [${say("two")}], 3: [${say("three")}] }
      default: [${say("other")}]
`;
    const asked = await Promise.all([2, 3, 4].map(async (limit) => (await run(steps, { limit })).asked));
    expect(asked).toEqual([["two"], ["three"], ["other"]]);
  });

  it("of a switch without default fails on a value that has no case", async () => {
    const { result } = await run(`  - pick: { switch: "inputs.limit", cases: { 3: [${say("three")}] } }\n`);
    expect(result.error).toMatchObject({ code: "workflow.condition-unknown", value: "2" });
  });

  it("names the step inside it that failed", async () => {
    const { result, published } = await run(
      `  - guard: { when: "true", then: [{ bad: { slice: market, method: fail } }] }\n`,
    );
    expect([result.status, result.error?.code]).toEqual(["refused", "test.refused"]);
    expect(published.at(-1)).toMatchObject({ name: "workflow.failed", payload: { step: "guard.then.bad" } });
  });

  it("under a trigger never reads what an arm answered at an earlier firing", async () => {
    const desk = aDesk();
    const { engine } = aWorkbench({
      slices: {
        ...desk.slices,
        ticker: { methods: { tick: { output: { n: z.number() }, answer: () => ({ n: (ticks += 1) }) } } },
      },
      stream: aStream([{}, {}]),
      workflow: `name: x
mode: real-time
steps:
  - loop:
      trigger: market_data_update
      steps:
        - tick: { slice: ticker, method: tick }
        - guard: { when: "steps.tick.n == 1", then: [${say("first")}] }
        - seen: { slice: market, method: say, with: { text: "\${has(steps.first.said) ? steps.first.said : 'none'}" } }
`,
    });
    let ticks = 0;
    await engine.orchestrator.executeWorkflow("x", {});
    expect(desk.asked).toEqual(["first", "said first", "none"]);
  });
});

const LEVEL = (symbol: string): string => `{ slice: market, method: level, with: { symbol: ${symbol} } }`;

describe("parallel steps", () => {
  it("run at the same time, at most as many as the limit says, and answer to the steps after them", async () => {
    const { mostBusy, result } = await run(`  - fan:
      parallel:
        limit: 2
        steps: [{ a: ${LEVEL("A")} }, { bb: ${LEVEL("BB")} }, { ccc: ${LEVEL("CCC")} }]
  - sum: { slice: market, method: say, with: { text: "sum", level: "\${steps.a.level + steps.bb.level + steps.ccc.level}" } }
`);
    expect([result.status, mostBusy()]).toEqual(["completed", 2]);
  });

  it("let the others end when one fails, then fail naming all causes", async () => {
    const { result, statuses } = await run(
      `  - fan: { parallel: [{ bad: ${LEVEL("BAD")} }, { worse: { slice: market, method: fail } }, { good: ${LEVEL("A")} }] }\n`,
    );
    expect(statuses).toEqual({
      fan: "failed",
      "fan.bad": "failed",
      "fan.worse": "refused",
      "fan.good": "completed",
    });
    expect(result.error).toMatchObject({
      code: "workflow.parts-failed",
      details: ["fan.bad: test.bad: bad symbol", "fan.worse: test.refused: not now"],
    });
  });

  it("stop the others when the policy says cancel", async () => {
    const { result, statuses } = await run(
      `  - fan: { parallel: { on_failure: cancel, limit: 2, steps: [{ bad: { slice: market, method: fail } }, { good: ${LEVEL("A")} }, { never: ${LEVEL("A")} }] } }\n`,
    );
    expect([result.status, statuses["fan.bad"], statuses["fan.never"]]).toEqual([
      "refused",
      "refused",
      "skipped",
    ]);
    expect(result.error?.details).toEqual(["fan.bad: test.refused: not now"]);
  });
});

const SCAN = `  - scan:
      for_each: "\${inputs.symbols}"
      parallel: 2
      steps: [{ get: ${LEVEL('"${item}"')} }]
      where: "steps.get.level >= inputs.limit"
      collect: { symbol: "\${item}", place: "\${index + 1}", level: "\${steps.get.level * 10}" }
`;

describe("for each item", () => {
  it("runs its steps with the item in scope and collects what the condition keeps, in order", async () => {
    const { result, mostBusy, story, records } = await run(SCAN);
    expect(result.steps.find(({ step }) => step === "scan")?.output).toEqual({
      results: [
        { symbol: "BB", place: 2, level: 20 },
        { symbol: "CCC", place: 3, level: 30 },
      ],
      items: ["BB", "CCC"],
      failures: [],
    });
    expect(mostBusy()).toBe(2);
    // What one item answered is no output of the run, or the last one would pass for all.
    expect(Object.keys(result.outputs)).toEqual(["results", "items", "failures"]);
    expect(records.map(({ step }) => step)).toEqual(["scan"]);
    expect(result.steps.find(({ step }) => step === "scan.get")).toMatchObject({
      status: "completed",
      count: 3,
    });
    expect(story().filter((line) => line === "workflow.step.started scan.get")).toHaveLength(1);
  });

  it("lists the items that failed and keeps the others where it may fail", async () => {
    const symbols = ["BB", "BAD", "CCC"];
    const steps = SCAN.replace("parallel: 2", "on_error: continue");
    const { result } = await run(steps, { symbols });
    expect([result.status, result.outputs["items"], result.outputs["failures"]]).toEqual([
      "completed",
      ["BB", "CCC"],
      [{ item: "BAD", code: "test.bad", message: "bad symbol" }],
    ]);
  });

  it("fails also where it may when no item is left", async () => {
    const steps = SCAN.replace("parallel: 2", "on_error: continue");
    expect((await run(steps, { symbols: ["BAD"] })).result).toMatchObject({
      status: "failed",
      error: { value: "BAD" },
    });
  });

  it("fails naming every item that failed", async () => {
    const { result } = await run(SCAN, { symbols: ["BAD", "A", "BAD"] });
    expect([result.status, result.error?.value]).toEqual(["failed", "BAD, BAD"]);
  });

  it("does nothing for an empty list", async () => {
    const { result } = await run(SCAN.replace("${inputs.symbols}", "[]").replaceAll("item", "'A'"));
    expect(result.outputs["results"]).toEqual([]);
  });

  it("refuses what is no list", async () => {
    const { result } = await run(
      `${SCAN}  - again: { for_each: "\${steps.scan.results[0].level}", steps: [${say("a")}] }\n`,
    );
    expect(result.error?.code).toBe("workflow.items-invalid");
  });

  it("gives each item its own answers, also where a branch leaves one without", async () => {
    const { asked } = await run(`  - scan:
      for_each: "\${inputs.symbols}"
      steps:
        - guard: { when: "index == 0", then: [${say("first")}] }
        - tell: { slice: market, method: say, with: { text: "\${has(steps.first.said) ? 'yes' : 'no'}" } }
`);
    expect(asked).toEqual(["first", "yes", "no", "no"]);
  });

  it("runs one inside another", async () => {
    const { asked } = await run(`  - outer:
      for_each: "['x', 'y']"
      steps:
        - inner:
            for_each: "['1', '2']"
            steps: [{ tell: { slice: market, method: say, with: { text: "\${item}" } } }]
            collect: { text: "\${steps.tell.said}" }
        - all: { slice: market, method: say, with: { text: "\${item + steps.inner.results[1].text}" } }
`);
    expect(asked).toEqual(["1", "2", "xsaid 2", "1", "2", "ysaid 2"]);
  });
});

describe("reduce", () => {
  const folded = (next: string, start = "0"): string => `  - sum:
      for_each: "\${inputs.symbols}"
      parallel: 3
      steps: [{ level: { slice: market, method: level, with: { symbol: "\${item}" } } }]
      collect: { level: "\${steps.level.level}" }
      reduce: { start: ${start}, next: "${next}" }
`;

  it("folds what was collected in the order of the items", async () => {
    const { result } = await run(folded("so_far * 10 + result.level + index"));
    expect(result.outputs["reduced"]).toBe(135);
  });

  it("of nothing is its start", async () => {
    const { result } = await run(folded("so_far + result.level", "'${inputs.limit}'"), { symbols: [] });
    expect(result.outputs["reduced"]).toBe(2);
  });

  it.each([
    [folded("so_far + result.lvel"), "member must be known, was lvel"],
    [folded("total + 1"), "name must be known, was total"],
    [folded("so_far").replace("reduce: {", "reduce: { strt: 1,"), "key must be known, was strt"],
    [folded("so_far").replace(/reduce: .*/, "reduce: all"), "reduce must be a map with start and next"],
    [folded("so_far").replace("start: 0, ", ""), "start is required"],
  ])("is refused before the run when it is wrong", (steps, problem) => {
    expect(problemsOf(steps).join("\n")).toContain(problem);
  });
});

describe("try", () => {
  const TRY = `  - attempt:
      try: [{ bad: { slice: market, method: fail } }, ${say("after")}]
      catch: [{ tell: { slice: market, method: say, with: { text: "\${error.code + ' in ' + error.step}" } } }]
      finally: [${say("last")}]
`;

  it("goes on with catch, the error in scope, and always with finally", async () => {
    const { result, statuses, asked } = await run(TRY);
    expect([result.status, result.error, asked]).toEqual([
      "completed",
      undefined,
      ["test.refused in attempt.try.bad", "last"],
    ]);
    expect(statuses).toEqual({
      attempt: "completed",
      "attempt.try.bad": "refused",
      "attempt.try.after": "skipped",
      "attempt.catch.tell": "completed",
      "attempt.finally.last": "completed",
    });
  });

  it("skips catch when nothing fails", async () => {
    const { asked, result } = await run(TRY.replace("{ bad: { slice: market, method: fail } }", say("fine")));
    expect([asked, result.outputs["failed"]]).toEqual([["fine", "after", "last"], false]);
  });

  it("without catch runs finally and passes the error on", async () => {
    const { asked, result } = await run(TRY.replace(/ {6}catch.*\n/, ""));
    expect([asked, result.status, result.error?.code]).toEqual([["last"], "refused", "test.refused"]);
  });
});

describe("a step that may fail", () => {
  it("lets the run go on, and what it did not answer is not wired", async () => {
    const { result, statuses } = await run(
      `  - bad: { slice: market, method: fail, on_error: continue }
  - tell: { slice: market, method: say, with: { text: "\${has(steps.bad.said) ? 'said' : 'silent'}" } }
  - hear: { slice: market, method: hear }
`,
    );
    expect([result.status, statuses, result.outputs["heard"]]).toEqual([
      "completed",
      { bad: "refused", tell: "completed", hear: "completed" },
      "said silent",
    ]);
  });
});

describe("wait", () => {
  it("waits by the timer and is cancelled at once", async () => {
    const bench = aWorkbench({
      slices: aDesk().slices,
      workflow: `name: x\nsteps:\n  - pause: { wait: { for: 5s } }\n`,
    });
    const whole = bench.engine.orchestrator.executeWorkflow("x", {});
    await bench.timer.pass(5_000);
    expect(await whole).toMatchObject({ status: "completed", durationMs: 5_000 });
    const cancellation = createCancellation();
    const cut = bench.engine.orchestrator.executeWorkflow("x", {}, { cancellation });
    await turns();
    cancellation.cancel("a person");
    expect(await cut).toMatchObject({ status: "cancelled", durationMs: 0, steps: [{ status: "cancelled" }] });
  });

  it("inside parallel steps in a try is cancelled with them, and neither catch nor finally runs", async () => {
    const bench = aWorkbench({
      slices: aDesk().slices,
      workflow: `name: x
steps:
  - attempt:
      try: [{ fan: { parallel: [{ hang: { slice: market, method: hang } }, { pause: { wait: 1h } }] } }]
      catch: [${say("caught")}]
      finally: [${say("last")}]
`,
    });
    const cancellation = createCancellation();
    const running = bench.engine.orchestrator.executeWorkflow("x", {}, { cancellation });
    await turns();
    cancellation.cancel("a person");
    await bench.timer.pass(400);
    const { status, steps } = await running;
    expect([status, steps.map((step) => `${step.step} ${step.status}`)]).toEqual([
      "cancelled",
      [
        "attempt cancelled",
        "attempt.try.fan cancelled",
        "attempt.try.fan.hang cancelled",
        "attempt.try.fan.pause cancelled",
        "attempt.catch.caught skipped",
        "attempt.finally.last skipped",
      ],
    ]);
  });
});

describe("validation of steps that decide", () => {
  const guard = (when: string): string =>
    `${DETECT.replace(', with: { regime: "${inputs.regime}" }', "")}  - guard: { when: "${when}", then: [${say("a")}] }\n`;

  it.each([
    [
      guard("steps.detct.current == null"),
      "8 workflow.step-unknown steps.guard.when: earlier step must be known, was detct; did you mean detect?",
    ],
    [
      guard("steps.detect.curent[0] == null"),
      "output of detect must be known, was curent; did you mean current?",
    ],
    [
      guard("steps.detect.current[0].regme == 'calm'"),
      "member must be known, was regme; did you mean regime?",
    ],
    [
      guard("steps.detect.current.regime == 'calm'"),
      "a list must be read by index, was .regime; write [0].regime, or use for_each",
    ],
    [
      guard("steps.detect.current[0].regime == 'crises'"),
      "8 workflow.choice-unknown steps.guard.when: value compared must be one that can occur, was crises; did you mean crisis?",
    ],
    [
      guard("inputs.limt > 1"),
      "8 workflow.input-unknown steps.guard.when: input must be known, was limt; did you mean limit?",
    ],
    [guard("input.limit > 1"), "name must be known, was input; did you mean inputs?"],
    [
      guard("item == 1"),
      "8 workflow.name-unknown steps.guard.when: name must be known, was item; use one of inputs, steps",
    ],
    [guard("inputs.limit"), "8 workflow.type-mismatch steps.guard.when: value must be a truth, was a number"],
    [guard("inputs.limit == 'a'"), "both sides must be of one type, were a number and a text"],
    [guard("inputs.limit + inputs.symbols > 1"), "both sides must be of one type, were a number and a list"],
    [guard("inputs.limit * inputs.symbols > 1"), "value must be a number, was a list"],
    [guard("!inputs.limit"), "value must be a truth, was a number"],
    [guard("inputs.limit && true"), "value must be a truth, was a number"],
    [
      guard("inputs.limit > "),
      "workflow.expression-invalid steps.guard.when: expression must have a value here",
    ],
    [
      guard("steps.guard.chosen == 'then'"),
      "workflow.self-reference steps.guard.when: step must not refer to itself",
    ],
    ["  - guard: { when: [], then: [log_metrics] }\n", "when must be an expression"],
    [
      "  - guard: { when: 'true' }\n",
      "steps.guard: then is required".replace("steps.guard:", "steps.guard.then:"),
    ],
    ["  - guard: { when: 'true', than: [] }\n", "key must be known, was than; did you mean then?"],
    [`  - pick: { switch: "inputs.limit" }\n`, "cases must be a map of values to lists of steps"],
    [
      `  - pick: { switch: "inputs.limit", cases: { a-b: [${say("a")}] } }\n`,
      "case must be letters, digits and underscores, was a-b",
    ],
    [
      `  - pick: { switch: "inputs.limit", cases: { default: [${say("a")}] } }\n`,
      "write default: beside cases:",
    ],
    [
      `${DETECT.replace(', with: { regime: "${inputs.regime}" }', "")}  - pick: { switch: "steps.detect.current[0].regime", cases: { calmm: [${say("a")}], crisis: [${say("b")}] } }\n`,
      "case must be a value that can occur, was calmm; did you mean calm?",
    ],
    [
      `${DETECT.replace(', with: { regime: "${inputs.regime}" }', "")}  - pick: { switch: "steps.detect.current[0].regime", cases: { crisis: [${say("b")}] } }\n`,
      "switch must have a case for each value, was without calm; add these cases, or default:",
    ],
    ["  - fan: { parallel: 4 }\n", "parallel must be a list of steps, or a map with limit and steps"],
    ["  - fan: { parallel: { limit: 4 } }\n", "steps is required"],
    [
      `  - fan: { parallel: { limit: 0, steps: [${say("a")}] } }\n`,
      "limit must be a number from 1 to 64, was 0",
    ],
    [
      `  - fan: { parallel: { on_failure: explode, steps: [${say("a")}] } }\n`,
      "on_failure must be one of wait, cancel, was explode",
    ],
    [
      `  - fan: { parallel: [${say("a")}, ${say("b", "${steps.a.said}")}] }\n`,
      "earlier step must be known, was a",
    ],
    [
      `  - fan: { parallel: [${say("a")}, { b: { slice: market, method: say, needs: [a] } }] }\n`,
      "7 workflow.need-refused steps.fan.b.needs: a parallel step must not need another, was a",
    ],
    [
      `  - scan: { for_each: "\${inputs.limit}", steps: [${say("a")}] }\n`,
      "workflow.type-mismatch steps.scan.for_each: value must be a list, was a number",
    ],
    [`  - scan: { for_each: "\${inputs.symbols}" }\n`, "steps is required"],
    [
      `  - scan: { for_each: "\${inputs.symbols}", steps: [${say("a")}], where: "item + 'x'" }\n`,
      "steps.scan.where: value must be a truth, was a text",
    ],
    [
      `  - scan: { for_each: "\${inputs.symbols}", steps: [${say("a")}] }\n  - b: { slice: market, method: say, with: { text: "\${steps.a.said}" } }\n`,
      "earlier step must be known, was a",
    ],
    [`  - t: { try: [${say("a")}] }\n`, "try must have catch or finally, was without"],
    [
      `  - t: { try: [${say("a")}], catch: [${say("b", "${error.cde}")}] }\n`,
      "member must be known, was cde; did you mean code?",
    ],
    ["  - p: { wait: soon }\n", "wait must be for a duration of at most 24h, was soon"],
    ["  - p: { wait: { for: 48h } }\n", "was 48h"],
    ["  - p: { wait: {} }\n", "was missing"],
    [
      `  - fan: { parallel: [{ l: { trigger: market_data_update, steps: [${say("a")}] } }] }\n`,
      "workflow.trigger-inside steps.fan.l.trigger",
    ],
    [
      `  - a: { slice: market, method: say, with: { text: "all \${inputs.limit}" } }\n`,
      "join texts with + inside it",
    ],
    [
      `  - a: { slice: market, method: say, on_error: ignore }\n`,
      "on_error must be one of fail, continue, was ignore",
    ],
  ])("says where and what to do: %s", (steps, problem) => {
    expect(problemsOf(steps).join("\n")).toContain(problem);
  });
});
