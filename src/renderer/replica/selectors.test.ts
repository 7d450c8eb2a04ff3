import { describe, expect, it } from "vitest";
import { epochMs } from "#shared/model/time.ts";
import { aRun } from "#renderer/testing/a-view.ts";
import { isUnderWay, openApprovals, symbolsOf } from "./selectors.ts";

describe("symbolsOf", () => {
  it.each([
    [{ symbols: ["SPX", 7, "FB"] }, ["SPX", "FB"]],
    [{ symbols: "SPX" }, []],
    [{}, []],
  ])("reads %o", (inputs, symbols) => {
    expect(symbolsOf(aRun({ inputs }))).toEqual(symbols);
  });
});

describe("openApprovals", () => {
  it("finds the questions without an answer, each with its run", () => {
    const asked = {
      approval: "run-1:ask",
      step: "ask",
      text: "Go on?",
      who: [],
      tsAskedMs: epochMs(0),
      tsDeadlineMs: undefined,
      status: "open",
      by: undefined,
      comment: "",
    } as const;
    const run = aRun({ approvals: [asked, { ...asked, status: "approved" }] });
    expect(openApprovals([aRun(), run])).toEqual([{ run, asked }]);
  });
});

describe("isUnderWay", () => {
  it("is true for a run that holds, and false for one that has ended", () => {
    const runs = (["running", "paused", "completed", "cancelled"] as const).map((status) => aRun({ status }));
    expect(runs.map(isUnderWay)).toEqual([true, true, false, false]);
  });
});
