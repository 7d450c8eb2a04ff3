import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { DETAILED_STATISTICS } from "#shared/model/statistics/detailed-statistics.ts";

const MANUAL = new URL("../../../docs/statistics.md", import.meta.url);

it("says of every figure what it is, in the words of the product", () => {
  const lines = new Set(readFileSync(MANUAL, "utf8").split("\n"));
  const cell = (text: string): string => text.replaceAll("|", String.raw`\|`);
  const expected = [
    ...STATISTIC_DEFINITIONS.map(({ label, definition }) => `| ${cell(label)} | ${cell(definition)} |`),
    ...DETAILED_STATISTICS.flatMap(({ figures }) =>
      figures.map(
        ({ label, definition, source }) => `| ${cell(label)} | ${cell(definition)} | ${cell(source)} |`,
      ),
    ),
  ];
  expect(expected.filter((line) => !lines.has(line))).toEqual([]);
  expect(expected.length).toBeGreaterThan(130);
});
