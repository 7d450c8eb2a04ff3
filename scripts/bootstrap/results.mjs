import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { inCheckout } from "./paths.mjs";

/** Where the test runners leave their machine-readable results, one file a run. */
const resultsFolder = inCheckout(".build", "results");

export const none = { passed: 0, failed: 0, skipped: 0 };

export const addTotals = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

const fromVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
});

const fromPlaywright = ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
});

/** The totals of one report, in the form of either runner. */
const readTotals = (report) => (report.stats ? fromPlaywright(report) : fromVitest(report));

/** `12 passed, 0 failed`, the line that a test run ends with. */
export function formatTotals({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

export function clearResults() {
  rmSync(resultsFolder, { recursive: true, force: true });
  mkdirSync(resultsFolder, { recursive: true });
}

/** A runner that was ended while it wrote leaves half a report, which counts as none. */
function readReport(file) {
  try {
    return readTotals(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return none;
  }
}

/** The sum over all result files. */
export function sumResults(folder = resultsFolder) {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  return names.map((name) => readReport(path.join(folder, name))).reduce(addTotals, none);
}
