import { describe, expect, it } from "vitest";
import { explainFact, nameFact } from "./describe-fact.ts";

describe("nameFact", () => {
  it.each([
    { label: "bestOutOfSample, sharpe", name: "best out of sample, sharpe" },
    { label: "hold-out", name: "hold-out" },
    { label: "parameters, entry_z", name: "parameters, entry_z" },
  ])("reads $label as $name", ({ label, name }) => {
    expect(nameFact(label)).toBe(name);
  });
});

describe("explainFact", () => {
  it("says what a figure is, of the headline and of the doubts alike", () => {
    const labels = ["best, sharpe", "doubt, overfitting, probability", "stability, fast"];
    expect(labels.map((label) => explainFact(label)[0]?.split(" ").slice(0, 3).join(" "))).toEqual([
      "Mean over standard",
      "In how many",
      "How far the",
    ]);
  });

  it("says nothing where the name says it, or a person gave it", () => {
    expect(["kind", "trials", "trades", "parameters, sharpe"].map(explainFact)).toEqual([[], [], [], []]);
  });
});
