import { describe, expect, it } from "vitest";
import { createRegistry } from "#engine/registry/registry.ts";
import { anEntry } from "#engine/registry/testing/fake-slices.ts";
import { refuseWire } from "#shared/model/refuse-wire.ts";
import type { WorkflowGraph } from "#shared/model/workflow-graph.ts";
import { TRADING_SLICES } from "../testing/trading-slices.ts";
import { listPalette } from "./list-palette.ts";
import { readGraph } from "./read-graph.ts";

const TEXT = `name: night
steps:
  - fetch_data: { slice: data, method: get_historical, timeout: 5s }
  - guard:
      when: "steps.fetch_data.dataHash != 'x'"
      then:
        - detect_regime: { slice: market_regime, method: detect, with: { bars: "\${steps.fetch_data.bars}" } }
      else:
        - other: { slice: market_regime, method: detect, with: { window: 7 } }
  - both:
      parallel:
        - left: { slice: backtest, method: execute }
        - right: { slice: backtest, method: execute, with: { quantity: "\${steps.guard.chosen == 'then' ? 1 : 2}" } }
  - per_symbol:
      for_each: "\${inputs.symbols}"
      steps:
        - one: { slice: backtest, method: execute }
  - last: { slice: backtest, method: execute, needs: [both], with: { quantity: "\${steps.left.score}" } }
inputs: { symbols: { type: symbols, default: [SPX] } }
`;

function aCatalog() {
  const registry = createRegistry({ portNames: [], onDisabled: () => undefined });
  for (const [id, fake] of Object.entries(TRADING_SLICES)) registry.register(anEntry(id, fake));
  return registry;
}

const read = (text = TEXT): WorkflowGraph => readGraph(text, aCatalog());

function nodeOf(graph: WorkflowGraph, path: string) {
  const node = graph.nodes.find((candidate) => candidate.path === path);
  if (node === undefined) throw new Error(`no node ${path}`);
  return node;
}

describe("readGraph", () => {
  it("draws each step once, containers before what they hold", () => {
    const graph = read();
    expect(graph.problems).toEqual([]);
    expect(graph.nodes.map(({ path, kind, list, line }) => [path, kind, list, line])).toEqual([
      ["fetch_data", "call", "", 3],
      ["guard", "branch", "", 4],
      ["guard.then.detect_regime", "call", "guard.then", 7],
      ["guard.else.other", "call", "guard.else", 9],
      ["both", "parallel", "", 10],
      ["both.left", "call", "both", 12],
      ["both.right", "call", "both", 13],
      ["per_symbol", "each", "", 14],
      ["per_symbol.one", "call", "per_symbol", 17],
      ["last", "call", "", 18],
    ]);
  });

  it("draws wires, what expressions read, the order, and what is needed", () => {
    const edges = read().edges.map(({ kind, from, fromField, to, toField }) =>
      [kind, `${from} ${fromField}`.trim(), `${to} ${toField}`.trim()].join(" | "),
    );
    expect(edges).toEqual(
      expect.arrayContaining([
        "wire | fetch_data bars | guard.then.detect_regime bars",
        "wire | fetch_data bars | guard.else.other bars",
        "wire | guard regimes | both.left regimes",
        "wire | both.left score | last quantity",
        "reads | fetch_data dataHash | guard",
        "reads | guard chosen | both.right",
        "next | fetch_data | guard",
        "next | per_symbol | last",
        "needs | both | last",
      ]),
    );
    expect(edges).not.toContain("next | both.left | both.right");
  });

  it("says where the value of each port comes from and what is written", () => {
    const graph = read();
    const ports = ["fetch_data", "guard.else.other", "both.right", "last"].flatMap((path) =>
      nodeOf(graph, path).inputs.map(({ name, source, written }) => [`${path}.${name}`, source, written]),
    );
    expect(ports).toEqual(
      expect.arrayContaining([
        ["fetch_data.symbols", { kind: "input", name: "symbols" }, undefined],
        ["fetch_data.timeframe", { kind: "default" }, undefined],
        ["guard.else.other.window", { kind: "written" }, 7],
        [
          "both.right.regimes",
          { kind: "step", node: "guard", field: "regimes", isWritten: false },
          undefined,
        ],
        [
          "last.quantity",
          { kind: "step", node: "both.left", field: "score", isWritten: true },
          "${steps.left.score}",
        ],
      ]),
    );
  });

  it("shows the settings of each kind of step", () => {
    const graph = read();
    const settings = (path: string) =>
      nodeOf(graph, path).settings.map(({ keys, value }) => [keys.join("."), value]);
    expect(settings("fetch_data")).toEqual([
      ["timeout", "5s"],
      ["retry.attempts", undefined],
      ["on_error", undefined],
    ]);
    expect(settings("guard")).toEqual([["when", "steps.fetch_data.dataHash != 'x'"]]);
    expect(settings("both")).toEqual([]);
    expect(settings("per_symbol")[0]).toEqual(["for_each", "${inputs.symbols}"]);
  });

  it("places each problem at the innermost step, and the rest at the workflow", () => {
    const text = `name: Bad\nsteps:\n  - box:\n      - a: { slice: data, method: nothing }\n  - b: { method: x }\n`;
    const graph = read(text);
    expect(graph.problems.map(({ code, node }) => [code, node])).toEqual([
      ["workflow.value-invalid", ""],
      ["workflow.value-invalid", "b"],
      ["workflow.method-unknown", "box.a"],
    ]);
    expect(graph.nodes.map(({ path, kind }) => [path, kind])).toEqual([
      ["box", "group"],
      ["box.a", "call"],
      ["b", "unreadable"],
    ]);
  });

  it.each(["", "just words", "- a\n", "steps: 3\n", "name: x\nsteps: [", "a: &b 1\nsteps: *b\n"])(
    "draws nothing of %j and says what is wrong",
    (text) => {
      const graph = read(text);
      expect(graph.nodes).toEqual([]);
      expect(graph.problems.length).toBeGreaterThan(0);
    },
  );

  it("shows what other kinds of steps answer and run", () => {
    const text = `name: other
steps:
  - pre:
      - fetch_data: { slice: data, method: get_historical }
  - try_it:
      try: [{ detect_regime: { slice: market_regime, method: detect } }]
      catch: [{ pause: { wait: 1s } }]
      finally: [{ rest: { wait: { for: 1s } } }]
  - hear: { wait: { event: order.*, where: "event.name != steps.fetch_data.dataHash", timeout: 5s } }
  - ask: { wait: { approval: "Trade \${steps.fetch_data.dataHash}?" } }
  - start: { slices: [data] }
`;
    const graph = read(text);
    expect(
      graph.nodes.map(({ path, kind, outputs }) => [path, kind, outputs.map(({ name }) => name)]),
    ).toEqual([
      ["pre", "group", []],
      ["pre.fetch_data", "call", ["bars", "dataHash"]],
      ["try_it", "try", ["failed"]],
      ["try_it.try.detect_regime", "call", ["regimes"]],
      ["try_it.catch.pause", "wait", []],
      ["try_it.finally.rest", "wait", []],
      ["hear", "event", ["timedOut", "event"]],
      ["ask", "approval", ["approved", "decision", "by", "comment"]],
      ["start", "initialize", []],
    ]);
    expect(graph.edges.filter(({ kind }) => kind === "reads").map(({ to }) => to)).toContain("hear");
  });
});

it.each([
  ["5s", { wait: "5s" }],
  ["{ for: 5s }", { for: "5s" }],
  ["{ session: close, offset: -5m }", { session: "close", offset: "-5m" }],
  ["{ cron: 0 9 * * * }", { cron: "0 9 * * *", zone: undefined }],
])("shows the settings of a wait as it is written: %s", (written, settings) => {
  const [node] = read(`name: other\nsteps:\n  - pause: { wait: ${written} }\n`).nodes;
  const shown = node!.settings.map(({ keys, value }) => [keys.at(-1), value]);
  expect(shown).toEqual(Object.entries(settings));
});

describe("refuseWire", () => {
  const refuse = (from: string, to: string): string | undefined => {
    const [[path = "", field = ""], [toPath = "", toField = ""]] = [from.split(" "), to.split(" ")];
    return refuseWire(read(), { path, field }, { path: toPath, field: toField });
  };

  it.each([
    ["fetch_data bars", "last bars", undefined],
    ["both.left score", "last quantity", undefined],
    ["fetch_data dataHash", "last bars", "bars is wanted here, this gives string"],
    ["last score", "both.left quantity", "last runs after left"],
    ["last score", "last quantity", "a step cannot read what it answers itself"],
    ["guard chosen", "guard.else.other window", "other runs inside guard"],
    ["both.left score", "both.right quantity", "left and right run at the same time"],
    ["guard.then.detect_regime regimes", "guard.else.other window", "only one arm of guard runs"],
    ["per_symbol.one score", "last quantity", "outside of per_symbol only what it collected is known"],
    ["fetch_data nothing", "last bars", "a wire leads from an output to an input"],
  ])("from %s to %s: %s", (from, to, reason) => {
    expect(refuse(from, to)).toBe(reason);
  });
});

describe("listPalette", () => {
  it("offers control, each method with its ports, named actions and workflows", () => {
    const palette = listPalette(aCatalog(), [{ name: "night", description: "By night" }]);
    expect(palette.find(({ title }) => title === "detect")).toEqual({
      group: "market_regime",
      title: "detect",
      help: "detect for a test",
      step: { kind: "call", slice: "market_regime", method: "detect" },
      inputs: [
        { name: "bars", title: "Bars", wire: "bars" },
        { name: "window", title: "Window", wire: "number" },
      ],
      outputs: [{ name: "regimes", title: "Regimes", wire: "regimes" }],
    });
    expect(new Set(palette.map(({ group }) => group))).toEqual(
      new Set(["Control", "data", "market_regime", "backtest", "Named actions", "Workflows"]),
    );
  });
});
