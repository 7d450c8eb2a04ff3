import { describe, expect, it } from "vitest";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { KEY_STATISTICS, STATISTIC_GROUPS } from "./statistic-rows.ts";

describe("the statistics of the window", () => {
  it("are those of the report, each once, in its groups", () => {
    const keys = STATISTIC_GROUPS.flatMap(({ rows }) => rows.map(({ key }) => key));
    expect([STATISTIC_GROUPS.map(({ title }) => title), keys.toSorted()]).toEqual([
      ["Return", "Risk", "Trades", "Account and costs"],
      STATISTIC_DEFINITIONS.map(({ key }) => key).toSorted(),
    ]);
  });

  it("have the report's names and definitions on the cards", () => {
    const [first] = KEY_STATISTICS;
    expect([KEY_STATISTICS.length, first]).toEqual([
      8,
      {
        key: "totalReturn",
        label: "Total return",
        kind: "percent",
        isSigned: true,
        unit: "",
        hint: "End equity over start equity, minus one.",
        nonFinite: "not defined for this run",
      },
    ]);
  });
});
