import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { formatElapsed } from "./progress.mjs";
import { formatTotals, sumResults } from "./results.mjs";
import { aFolder } from "./testing/a-folder.mjs";

const vitestReport = { numPassedTests: 10, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };
const playwrightReport = { stats: { expected: 3, unexpected: 2, flaky: 1, skipped: 0 } };

function aResultsFolder(reports) {
  const folder = aFolder();
  for (const [name, report] of Object.entries(reports))
    writeFileSync(path.join(folder, name), report ? JSON.stringify(report) : "{");
  return folder;
}

describe("results", () => {
  it("sums both runners", () => {
    const folder = aResultsFolder({
      "unit.json": vitestReport,
      "e2e.json": playwrightReport,
      "half.json": undefined,
    });
    expect(sumResults(folder)).toEqual({ passed: 14, failed: 3, skipped: 2 });
  });

  it("has none without reports", () => {
    expect(sumResults(aResultsFolder({}))).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it("ends with one plain line", () => {
    const lines = [
      formatTotals({ passed: 2, failed: 0, skipped: 0 }),
      formatTotals({ passed: 2, failed: 1, skipped: 3 }),
    ];
    expect(lines).toEqual(["2 passed, 0 failed", "2 passed, 1 failed, 3 skipped"]);
  });

  it("writes elapsed time", () => {
    expect([formatElapsed(1234), formatElapsed(125_000)]).toEqual(["1.2 s", "2 min 5 s"]);
  });
});
