import { describe, expect, it } from "vitest";
import { aRun } from "#renderer/testing/a-view.ts";
import { symbolsOf } from "./selectors.ts";

describe("symbolsOf", () => {
  it.each([
    [{ symbols: ["SPX", 7, "FB"] }, ["SPX", "FB"]],
    [{ symbols: "SPX" }, []],
    [{}, []],
  ])("reads %o", (inputs, symbols) => {
    expect(symbolsOf(aRun({ inputs }))).toEqual(symbols);
  });
});
