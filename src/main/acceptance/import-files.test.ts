import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aParquetFile } from "#main/imports/testing/parquet-file.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

const HEADER = "date,open,high,low,close,volume";
const GOOD = `${HEADER}\n2020-01-02,10,12,9,11,100\n2020-01-03,11,13,10,12,0\n`;
const BAD = `${HEADER}\n2020-01-02,10,12,9,,100\n2020-01-03,11,13,10,-12,0\n`;
const MAPPED = "Timestamp,Open,High,Low,Last,Volume\n2020-01-02,10,12,9,11,100\n";
const TICKS = "time,price,size\n2020-01-02T14:30:00Z,10,1\n2020-01-02T14:35:00Z,12,2\n";

function aFolder(): string {
  const folder = join(aDirectory(), "bars");
  mkdirSync(folder);
  const parquet = aParquetFile([
    { name: "date", kind: "text", values: ["2020-01-02", "2020-01-03"] },
    ...["open", "high", "low", "close"].map((name) => ({ name, kind: "double" as const, values: [5, 6] })),
    { name: "volume", kind: "integer", values: [1, 2] },
  ]);
  const files = { "good.csv": GOOD, "bad.csv": BAD, "columns.parquet": parquet, "notes.txt": "no bars" };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

describe("data import", () => {
  it("imports what is good of a folder, and lists of the rest what is wrong", async () => {
    const app = await openAnApp();
    const { code, out } = await callCommandLine(app, ["data", "import", aFolder()]);
    expect(code).toBe(2);
    expect(out).toContain("imported GOOD 1d 2020-01-02 to 2020-01-03, 2 bars from csv");
    expect(out).toContain("imported COLUMNS 1d 2020-01-02 to 2020-01-03, 2 bars from parquet");
    expect(out).toMatch(/refused {2}.*bad\.csv\n[\s\S]*line 2: close must have a value[\s\S]*line 3: close/);
    expect(out).toContain("2 of 3 files imported");
    const symbols = (await app.handlers["data:list"](undefined)).map(({ symbol }) => symbol);
    expect(symbols).toEqual(["COLUMNS", "GOOD", "SPX", "FB"]);
  });

  it("reports each file of a folder to programs", async () => {
    const app = await openAnApp();
    const folder = aFolder();
    const { out } = await callCommandLine(app, ["data", "import", folder, "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      kind: "import",
      files: [
        { file: join(folder, "bad.csv"), error: { code: "data.invalid-bars", field: "close" } },
        { file: join(folder, "columns.parquet"), series: { provider: "parquet", bars: 2 } },
        { file: join(folder, "good.csv"), series: { symbol: "GOOD", bars: 2 } },
      ],
    });
  });

  it("reads columns that are called otherwise, and trades", async () => {
    const app = await openAnApp();
    const folder = aDirectory();
    writeFileSync(join(folder, "mapped.csv"), MAPPED);
    writeFileSync(join(folder, "ticks.csv"), TICKS);
    const mapped = ["data", "import", join(folder, "mapped.csv"), "--map", "close=Last"];
    expect((await callCommandLine(app, mapped)).out).toContain("imported MAPPED 1d");
    const ticks = ["data", "import", join(folder, "ticks.csv"), "--ticks", "--timeframe", "5m"];
    expect((await callCommandLine(app, ticks)).out).toContain("TICKS 5m 2020-01-02 to 2020-01-02, 2 bars");
  });

  it("keeps trades, shows them, and joins bars of other lengths from them", async () => {
    const app = await openAnApp();
    const folder = aDirectory();
    writeFileSync(join(folder, "ticks.csv"), TICKS);
    const call = (words: string) => callCommandLine(app, ["data", ...words.split(" ")]);
    expect((await call(`import ${join(folder, "ticks.csv")} --keep-ticks --timeframe 5m`)).code).toBe(0);
    expect((await call("list")).out).toMatch(/TICKS +tick +csv +2020-01-02 +2020-01-02 +2/);
    expect((await call("show TICKS --timeframe tick")).out).toMatch(
      /2 trades[^]*2020-01-02T14:35:00.000Z +12 +2/,
    );
    const minutes = JSON.parse((await call("show TICKS --timeframe 1m --json")).out);
    expect([minutes.info.bars, minutes.bars.volume]).toEqual([2, [1, 2]]);
    expect((await call("coverage TICKS --timeframe 5m")).out).toContain("trades     2 from 2020-01-02");
    expect(JSON.parse((await call("stats --json")).out).ticks).toEqual({ series: 1, trades: 2, bytes: 48 });
  });

  it.each([
    [["missing.csv"], "command.unreadable-file", "file"],
    [["good.csv", "--map", "close"], "command.unknown-mapping", "map"],
    [["good.csv", "--map", "last=close"], "command.unknown-mapping", "map"],
    [["good.csv", "--symbol", "A B"], "data.invalid-symbol", "symbol"],
    [["columns.parquet", "--ticks"], "data.ticks-of-parquet", "file"],
    [["good.csv", "--zone", "New York"], "data.unknown-zone", "zone"],
    [[".", "--symbol", "ACME"], "data.one-symbol-for-many", "symbol"],
    [["../empty"], "data.no-files", "file"],
  ])("refuses %j with %s", async ([file = "", ...words], code, field) => {
    const app = await openAnApp();
    const folder = aFolder();
    mkdirSync(join(folder, "../empty"));
    const { code: exit, out } = await callCommandLine(app, [
      "data",
      "import",
      join(folder, file),
      ...words,
      "--json",
    ]);
    expect([exit, JSON.parse(out)]).toMatchObject([2, { error: { code, field } }]);
  });

  it("leaves everything as it was when it is cancelled", async () => {
    const app = await openAnApp();
    const file = join(aFolder(), "good.csv");
    const order = { importId: "one", paths: [file], allowGaps: false, columns: {}, isTicks: false };
    const answer = app.handlers["data:import-files"](order);
    await app.handlers["data:cancel-import"]({ importId: "one", by: "a person" });
    await expect(answer).rejects.toMatchObject({ code: "run.cancelled", message: "cancelled by a person" });
    expect((await app.handlers["data:list"](undefined)).length).toBe(2);
    expect(await app.handlers["data:import-status"]({ importId: "one" })).toBeUndefined();
  });
});
