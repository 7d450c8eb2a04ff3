import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { callCommandLine, type Answer } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";
import type { PrintedError } from "./testing/printed-run.ts";

const HEADER = "date,open,high,low,close,volume";
const GOOD = ["2024-01-02,10,11,9,10,5", "2024-01-03,10,11,9,10,5", "2024-01-04,10,11,9,10,5"];

const FILES: Readonly<Record<string, string>> = {
  "empty-cell.csv": csv("2024-01-03,10,11,,10,5"),
  "missing-session.csv": [HEADER, GOOD[0], GOOD[2]].join("\n"),
  "nan.csv": csv("2024-01-03,10,11,NaN,10,5"),
  "negative.csv": csv("2024-01-03,10,11,-9,10,5"),
};

/** A workflow with three mistakes, each on a line of its own. */
const MISTAKEN = `name: mistaken
steps:
  - fetch_data:
      slice: data
      method: get_historic
  - first:
      slice: analyze
      method: find_patterns
      needs: [second]
  - second:
      slice: analyze
      method: find_patterns
      needs: [first]
  - third:
      slice: data
      method: get_historical
      with: { symbls: [SPX] }
`;

function csv(row: string): string {
  return [HEADER, GOOD[0], row, GOOD[2]].join("\n");
}

interface Wrong {
  readonly words: string;
  readonly code: string;
  readonly field: string;
  readonly value: string;
  readonly remedy: string;
}

const WRONG_RUNS: readonly Wrong[] = [
  {
    words: "run --symbols NOPE",
    code: "data.unknown-symbol",
    field: "symbols",
    value: "NOPE",
    remedy: "SPX",
  },
  {
    words: "run --symbols SPX --from 2019-12-31 --to 2010-01-01",
    code: "workflow.input-invalid",
    field: "from",
    value: "2019-12-31",
    remedy: "swap from and to",
  },
  {
    words: "run --workflow simple_backtst --symbols SPX",
    code: "workflow.unknown",
    field: "workflow",
    value: "simple_backtst",
    remedy: "did you mean simple_backtest?",
  },
  {
    words: "run --mode papper --symbols SPX",
    code: "command.unknown-mode",
    field: "mode",
    value: "papper",
    remedy: "did you mean --mode paper?",
  },
  {
    words: "run --strategy sma_cros --symbols SPX",
    code: "strategy.unknown",
    field: "strategy",
    value: "sma_cros",
    remedy: "did you mean sma_cross?",
  },
  {
    words: "run --symbols SPX --seed 1.5",
    code: "command.bad-seed",
    field: "--seed",
    value: "1.5",
    remedy: "--seed 1",
  },
  {
    words: "run --workflow mistaken",
    code: "workflow.invalid",
    field: "steps.fetch_data.method",
    value: "mistaken",
    remedy: "did you mean get_historical?",
  },
];

const WRONG_FILES: readonly Wrong[] = [
  {
    words: "empty-cell.csv",
    code: "data.invalid-bars",
    field: "low",
    value: "empty",
    remedy: "fill in the value",
  },
  {
    words: "missing-session.csv",
    code: "data.invalid-bars",
    field: "date",
    value: "no bar for 2024-01-03",
    remedy: "add what is missing",
  },
  { words: "nan.csv", code: "data.invalid-bars", field: "low", value: "NaN", remedy: "write digits" },
  {
    words: "negative.csv",
    code: "data.invalid-bars",
    field: "low",
    value: "-9",
    remedy: "correct the price",
  },
];

async function anAppWithFiles(): Promise<{ readonly app: AnApp; readonly folder: string }> {
  const app = await openAnApp();
  const folder = aDirectory();
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  mkdirSync(join(app.workspace, "workflows"));
  writeFileSync(join(app.workspace, "workflows", "mistaken.yaml"), MISTAKEN);
  return { app, folder };
}

/** The error as told to programs; a run that started carries it in its own document. */
function errorOf({ out }: Answer): PrintedError {
  return (JSON.parse(out) as { readonly error: PrintedError }).error;
}

function expectPlainText({ out, err }: Answer): void {
  expect(`${out}${err}`).not.toMatch(/^\s+at .+|\.[cm]?[tj]s:\d+|node:internal|\bStack\b/m);
}

async function expectToldToPeople(app: AnApp, wrong: Wrong): Promise<void> {
  const answer = await callCommandLine(app, wrong.words.split(" "));
  expect(answer.code).toBe(2);
  expect(answer.err).toMatch(/^error: /);
  for (const part of [`field:  ${wrong.field}`, `value:  ${wrong.value}`, wrong.code.toUpperCase()]) {
    expect(answer.err).toContain(part);
  }
  expect(answer.err).toContain(wrong.remedy);
  expectPlainText(answer);
}

function storedSeries(app: AnApp): number {
  const db = new Database(join(app.workspace, "bars.sqlite"), { readonly: true });
  try {
    return db.prepare<[], number>("SELECT count(*) FROM bar_series").pluck().get() ?? Number.NaN;
  } finally {
    db.close();
  }
}

describe("a wrong input", () => {
  it.each(WRONG_RUNS)("$words: is told with field, value and remedy, to people too", async (wrong) => {
    const { app } = await anAppWithFiles();
    const answer = await callCommandLine(app, [...wrong.words.split(" "), "--json"]);
    const { code, field, value, remedy, kind } = errorOf(answer);
    expect([answer.code, kind, code, field, value]).toEqual([
      2,
      "user",
      wrong.code,
      wrong.field,
      wrong.value,
    ]);
    expect(remedy).toContain(wrong.remedy);
    expectPlainText(answer);
    expect((await callCommandLine(app, ["export", "last"])).code).toBe(2);
    await expectToldToPeople(app, wrong);
  });

  it.each(WRONG_FILES)("$words: is refused whole", async (wrong) => {
    const { app, folder } = await anAppWithFiles();
    const before = await callCommandLine(app, ["data", "list", "--json"]);
    const words = ["data", "import", join(folder, wrong.words), "--symbol", "ACME", "--json"];
    const answer = await callCommandLine(app, words);
    const { code, field, value, remedy } = errorOf(answer);
    expect([answer.code, code, field, value]).toEqual([2, wrong.code, wrong.field, wrong.value]);
    expect(remedy).toContain(wrong.remedy);
    expect(answer.err).toContain("line 3");
    expectPlainText(answer);
    expect(await callCommandLine(app, ["data", "list", "--json"])).toEqual(before);
    expect(storedSeries(app)).toBe(0);
  });

  it("keeps the series that is there when its new file is wrong", async () => {
    const { app, folder } = await anAppWithFiles();
    writeFileSync(join(folder, "good.csv"), [HEADER, ...GOOD].join("\n"));
    const load = (file: string) => ["data", "import", join(folder, file), "--symbol", "ACME"];
    expect((await callCommandLine(app, load("good.csv"))).code).toBe(0);
    const before = await callCommandLine(app, ["data", "show", "ACME", "--json"]);
    expect((await callCommandLine(app, load("negative.csv"))).code).toBe(2);
    expect(await callCommandLine(app, ["data", "show", "ACME", "--json"])).toEqual(before);
  });

  it("stores no run when nothing could be started", async () => {
    const { app } = await anAppWithFiles();
    for (const { words } of WRONG_RUNS.filter(({ code }) => !/^(data|strategy)\./.test(code))) {
      await callCommandLine(app, words.split(" "));
    }
    expect(app.handlers["run:list"](undefined)).toEqual([]);
  });
});

describe("a workflow file with a cycle, an unknown method and a misspelt field", () => {
  it("is told all three in one error, each with its line", async () => {
    const { app } = await anAppWithFiles();
    const answer = await callCommandLine(app, ["run", "--workflow", "mistaken", "--json"]);
    const details = errorOf(answer).details?.join("\n") ?? "";
    for (const expected of [
      /line 5, .*method of data must be known, was get_historic; did you mean get_historical\?/,
      /line (9|13), .*circle, was first -> second -> first/,
      /line 17, .*field must be known, was symbls; did you mean symbols\?/,
    ]) {
      expect(details).toMatch(expected);
    }
    expect(answer.err.match(/line \d+, column \d+/g)?.length).toBeGreaterThan(2);
  });

  it("is listed with its problems", async () => {
    const { app } = await anAppWithFiles();
    const { out, code } = await callCommandLine(app, ["workflows", "list"]);
    expect([code, out]).toEqual([0, expect.stringMatching(/mistaken .*line 5.*circle.*symbls/)]);
  });
});
