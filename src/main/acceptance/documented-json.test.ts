import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

const MANUAL = new URL("../../../docs/command-line.md", import.meta.url);

/** The names in code style of the table row of a field, or of the whole chapter on JSON. */
function documentedNames(field?: string): readonly string[] {
  const [, chapter = ""] = readFileSync(MANUAL, "utf8").split("## JSON");
  const row = chapter.split("\n").find((line) => line.startsWith(`| \`${field}\` `)) ?? "";
  const text = field === undefined ? chapter : row;
  return [...text.matchAll(/`(\w+)/g)].map(([, name = ""]) => name);
}

type Fields = Readonly<Record<string, unknown>>;

async function print(words: string, given?: AnApp): Promise<Fields> {
  const { out } = await callCommandLine(given ?? (await openAnApp()), [...words.split(" "), "--json"]);
  return JSON.parse(out) as Fields;
}

describe("the manual's chapter on JSON", () => {
  it("names every field of a run, of its steps and of its fills", async () => {
    const run = await print("run --strategy sma_cross --symbols SPX --from 2015-01-01 --to 2018-12-31");
    const undocumented = (given: Fields, field?: string) =>
      Object.keys(given).filter((name) => !documentedNames(field).includes(name));
    expect(undocumented(run)).toEqual([]);
    const firstOf = (list: string): Fields => (run[list] as readonly Fields[])[0]!;
    expect(undocumented(firstOf("steps")).filter((name) => name !== "durationMs")).toEqual([]);
    expect(undocumented(firstOf("fills"), "fills[]")).toEqual([]);
  });

  it("names every field of an error", async () => {
    const { kind, error } = await print("run --workflow nope");
    expect(kind).toBe("error");
    const names = documentedNames();
    expect(Object.keys(error as Fields).filter((name) => !names.includes(name))).toEqual([]);
  });

  it("names every field of the other documents", async () => {
    const app = await openAnApp();
    await callCommandLine(app, [
      "run",
      "--strategy",
      "sma_cross",
      "--symbols",
      "SPX",
      "--from",
      "2018-01-01",
    ]);
    const commands = [
      "workflows list",
      "workflows check simple_backtest",
      "workflows versions simple_backtest",
      "workflows diff simple_backtest 1 present",
      "runs list",
      "runs compare last last",
      "runs analyse last",
      "data list",
      "data show SPX",
      "data refresh",
      "config list",
      "analyze catalogue",
      "analyze indicators SPX",
      "analyze levels SPX",
      "analyze patterns SPX",
      "analyze symbol SPX",
      "analyze portfolio SPX FB",
      "analyze compare SPX --strategies buy_and_hold",
      "analyze scan SPX --where close>0",
    ];
    for (const words of commands) {
      const { kind, ...fields } = await print(words, app);
      const undocumented = Object.keys(fields).filter((name) => !documentedNames().includes(name));
      expect([words, documentedNames(String(kind)).length > 1, undocumented]).toEqual([words, true, []]);
    }
  });
});
