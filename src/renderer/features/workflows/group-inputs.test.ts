import { describe, expect, it } from "vitest";
import { anInput } from "#renderer/testing/a-view.ts";
import { groupInputs } from "./group-inputs.ts";

const named = (...names: readonly string[]) => names.map((name) => anInput(name, "number"));
const namesOf = (inputs: readonly { readonly name: string }[]) => inputs.map(({ name }) => name);

describe("groupInputs", () => {
  it("keeps what every run sets in sight, what changes often near, and folds the rest by what it is about", () => {
    const { main, next, groups } = groupInputs([
      ...named(
        "to",
        "feePerShare",
        "trendBars",
        "initialCash",
        "points",
        "latencyBars",
        "symbols",
        "parameters",
      ),
      anInput("force", "boolean", { isRequired: true }),
    ]);
    expect([namesOf(main), namesOf(next)]).toEqual([
      ["symbols", "to", "force"],
      ["parameters", "initialCash", "points"],
    ]);
    expect(groups.map(({ title, inputs }) => [title, namesOf(inputs)])).toEqual([
      ["Costs and execution", ["feePerShare", "latencyBars"]],
      ["Patterns and regimes", ["trendBars"]],
    ]);
  });

  it("has no groups where nothing belongs into one, and a required input of one stays in sight", () => {
    const quantity = anInput("quantity", "number", { isRequired: true });
    expect(groupInputs([quantity])).toEqual({ main: [quantity], next: [], groups: [] });
  });
});
