import { describe, expect, it } from "vitest";
import { anInput } from "#renderer/testing/a-view.ts";
import { whatComes, whatIsMissing } from "./what-comes.ts";

describe("whatComes", () => {
  it.each([
    { slice: "backtest", method: "execute", text: /chart, trades and statistics/ },
    { slice: "data", method: "refresh", text: /trades nothing/ },
    { slice: "optimize", method: "walk_forward", text: /trades nothing/ },
  ])("promises of $slice.$method only what it makes", ({ slice, method, text }) => {
    expect(whatComes({ steps: [{ step: "it", slice, method }] })).toMatch(text);
  });
});

describe("whatIsMissing", () => {
  const inputs = [
    anInput("ofRun", "runId", { isRequired: true, title: "Run to look at" }),
    anInput("to", "date"),
  ];

  it.each([
    { values: { ofRun: " " }, text: "Fill in Run to look at above." },
    { values: { ofRun: "run-1" }, text: "The inputs above are filled in." },
  ])("says $text", ({ values, text }) => {
    expect(whatIsMissing({ inputs }, values)).toBe(text);
  });

  it("says nothing of a workflow without inputs", () => {
    expect(whatIsMissing({ inputs: [] }, {})).toBe("");
  });
});
