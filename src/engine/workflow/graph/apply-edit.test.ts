import { describe, expect, it } from "vitest";
import type { GraphEdit } from "#shared/model/workflow-graph.ts";
import { applyEdit, copySteps } from "./apply-edit.ts";

const TEXT = `# what a desk runs at night
name: night   # its name
inputs: { symbols: { type: symbols, default: [SPX, FB] } }

steps:
  # first the bars
  - fetch_data: { slice: data, method: get_historical, with: { symbols: "\${inputs.symbols}" } }
  - guard:
      when: "steps.fetch_data.dataHash != 'x'"   # a word
      then:
        - detect_regime:
            slice: market_regime
            method: detect
      else: [log_metrics]


  # last
  - run_backtest:
      slice: backtest
      method: execute
      needs: [guard]
      with: {bars: "\${steps.fetch_data.bars}"}
`;

/** Lines that an edit took away and put in. */
function changes(edit: GraphEdit, text = TEXT): { readonly gone: string; readonly come: string } {
  const before = text.split("\n");
  const after = applyEdit(text, edit).text.split("\n");
  let head = 0;
  while (before[head] !== undefined && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail += 1;
  return {
    gone: before.slice(head, before.length - tail).join("\n"),
    come: after.slice(head, after.length - tail).join("\n"),
  };
}

describe("applyEdit", () => {
  it("keeps the comment behind a bare name that gets settings", () => {
    const text = "steps:\n  - log_metrics # what was seen\n";
    const edit: GraphEdit = { kind: "set", path: "log_metrics", keys: ["needs"], value: ["x"] };
    expect(applyEdit(text, edit).text).toContain("# what was seen\n");
  });

  it("adds a call at a place of a list", () => {
    const step = { kind: "call", slice: "analyze", method: "find_patterns" } as const;
    expect(changes({ kind: "add", list: "", index: 1, step })).toEqual({
      gone: "",
      come: "  - find_patterns:\n      slice: analyze\n      method: find_patterns",
    });
  });

  it("opens a list on one line for a new step, and numbers an id that is taken", () => {
    const step = { kind: "action", name: "log_metrics" } as const;
    expect(changes({ kind: "add", list: "guard.else", index: 9, step })).toEqual({
      gone: "      else: [log_metrics]",
      come: "      else:\n        - log_metrics\n        - log_metrics_2",
    });
  });

  it("starts a workflow that has no steps yet", () => {
    const step = { kind: "branch" } as const;
    expect(applyEdit("name: new\nsteps: []\n", { kind: "add", list: "", index: 0, step }).text).toBe(
      'name: new\nsteps:\n  - decide:\n      when: "true"\n      then: []\n',
    );
    expect(applyEdit("name: new\n", { kind: "add", list: "", index: 0, step: { kind: "wait" } }).text).toBe(
      "name: new\nsteps:\n  - pause:\n      wait: 5s\n",
    );
  });

  it("removes a step and leaves an empty list where it was the last", () => {
    expect(changes({ kind: "remove", paths: ["guard.then.detect_regime"] })).toEqual({
      gone: "      then:\n        - detect_regime:\n            slice: market_regime\n            method: detect",
      come: "      then: []",
    });
  });

  it("moves a step with its comment to another list", () => {
    const { text, touched } = applyEdit(TEXT, {
      kind: "move",
      path: "run_backtest",
      list: "guard.then",
      index: 0,
    });
    expect(touched).toEqual(["guard.then.run_backtest"]);
    expect(text).toContain(
      "      then:\n        # last\n        - run_backtest:\n            slice: backtest\n",
    );
    expect(text).toContain("when: \"steps.fetch_data.dataHash != 'x'\"   # a word");
  });

  it("moves a step down its own list", () => {
    const { text } = applyEdit(TEXT, { kind: "move", path: "fetch_data", list: "", index: 3 });
    const ids = [...text.matchAll(/^ {2}- (\w+)/gm)].map(([, id]) => id);
    expect(ids).toEqual(["guard", "run_backtest", "fetch_data"]);
  });

  it("refuses to move a step into itself", () => {
    const edit = { kind: "move", path: "guard", list: "guard.then", index: 0 } as const;
    expect(() => applyEdit(TEXT, edit)).toThrow(
      "a step must not move into itself, was guard into guard.then",
    );
  });

  it("connects an output to an input by the shortest reference", () => {
    const edit = {
      kind: "connect",
      from: "guard.then.detect_regime",
      fromField: "regimes",
      to: "run_backtest",
      toField: "regimes",
    } as const;
    expect(changes(edit).come).toBe(
      '      with: { bars: "${steps.fetch_data.bars}", regimes: "${steps.detect_regime.regimes}" }',
    );
  });

  it("takes a value away, and with the last one its map", () => {
    expect(changes({ kind: "set", path: "run_backtest", keys: ["with", "bars"] })).toEqual({
      gone: '      with: {bars: "${steps.fetch_data.bars}"}',
      come: "",
    });
  });

  it("gives a bare name settings and takes them back", () => {
    const given = applyEdit(TEXT, {
      kind: "set",
      path: "guard.else.log_metrics",
      keys: ["on_error"],
      value: "continue",
    });
    expect(given.text).toContain("      else:\n        - log_metrics:\n            on_error: continue\n");
    const taken = applyEdit(given.text, { kind: "set", path: "guard.else.log_metrics", keys: ["on_error"] });
    expect(taken.text).toContain("      else:\n        - log_metrics\n");
  });

  it("lets a step need another and not need it any more", () => {
    const needed = applyEdit(TEXT, {
      kind: "need",
      path: "run_backtest",
      needs: "fetch_data",
      isNeeded: true,
    });
    expect(needed.text).toContain("      needs: [guard, fetch_data]\n");
    const edit = { kind: "need", path: "run_backtest", needs: "guard", isNeeded: false } as const;
    expect(changes(edit)).toEqual({ gone: "      needs: [guard]", come: "" });
  });

  it("renames a step and what refers to it, and nothing else", () => {
    const { text } = applyEdit(TEXT, { kind: "rename", path: "fetch_data", id: "load" });
    expect(text).toBe(
      TEXT.replace("- fetch_data:", "- load:").replaceAll("steps.fetch_data.", "steps.load."),
    );
    const renamed = applyEdit(TEXT, { kind: "rename", path: "guard", id: "gate" });
    expect(renamed.text).toBe(TEXT.replace("- guard:", "- gate:").replace("needs: [guard]", "needs: [gate]"));
  });

  it.each([
    ["an id that is taken", "fetch_data", "guard", "step id must be free in its list, was guard"],
    ["an id that is none", "fetch_data", "Fetch!", "step id must be snake_case, was Fetch!"],
    ["a bare name that says what it does", "guard.else.log_metrics", "note", "so it must be an action"],
  ])("refuses %s", (_, path, id, message) => {
    expect(() => applyEdit(TEXT, { kind: "rename", path, id })).toThrow(message);
  });

  it.each(["group", "parallel", "branch", "each", "try"] as const)("puts steps into a %s", (container) => {
    const { text, touched } = applyEdit(TEXT, { kind: "wrap", paths: ["guard", "fetch_data"], container });
    const [box = ""] = touched;
    expect(text).toMatch(new RegExp(`  - ${box}:\\n`));
    expect(text.match(/^ {8}(?: {2})?- (\w+)/gm)?.map((line) => line.trim())).toEqual(
      expect.arrayContaining(["- fetch_data", "- guard"]),
    );
    expect(text).toContain(`      needs: [${box}]\n`);
    expect(text).toContain("# first the bars");
  });

  it("refuses to put steps of several lists together", () => {
    const paths = ["guard", "guard.then.detect_regime"];
    expect(() => applyEdit(TEXT, { kind: "wrap", paths, container: "group" })).toThrow(
      "must stand in one list",
    );
  });

  it("copies steps with their comments and pastes them under free ids", () => {
    const copied = copySteps(TEXT, ["guard", "guard.then.detect_regime"]);
    expect(copied).toContain("- guard:\n    when: \"steps.fetch_data.dataHash != 'x'\" # a word\n");
    const { text, touched } = applyEdit(TEXT, { kind: "paste", list: "", index: 99, text: copied });
    expect(touched).toEqual(["guard_2"]);
    expect(text.startsWith(TEXT)).toBe(true);
    expect(text).toContain("\n  - guard_2:\n      when:");
  });

  it("sets a key of the workflow", () => {
    const edit = { kind: "set_workflow", keys: ["description"], value: "By night" } as const;
    expect(applyEdit(TEXT, edit).text).toContain("description: By night\n");
  });

  it.each([
    ["a path that no step has", { kind: "remove", paths: ["gard"] }, "step must be in the text, was gard"],
    ["a list that no step holds", { kind: "move", path: "guard", list: "x", index: 0 }, "was x"],
    ["a paste that is no steps", { kind: "paste", list: "", index: 0, text: "word: [" }, "must be steps"],
    ["a setting of a plain list", { kind: "set", path: "pre", keys: ["needs"], value: ["a"] }, "no settings"],
  ] as const)("refuses %s", (_, edit, message) => {
    const text = `${TEXT}  - pre:\n      - log_metrics\n`;
    expect(() => applyEdit(text, edit as unknown as GraphEdit)).toThrow(message);
  });

  it.each([
    ["a text that is no map", "- a\n- b\n", "must be readable"],
    ["a text with aliases", "name: x\nsteps:\n  - a: &b { slice: x, method: y }\n  - c: *b\n", "with *b"],
  ])("refuses %s", (_, text, message) => {
    const step = { kind: "wait" } as const;
    expect(() => applyEdit(text, { kind: "add", list: "", index: 0, step })).toThrow(message);
  });
});
