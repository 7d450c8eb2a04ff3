// oxlint-disable no-restricted-imports -- the test runs in Node and reads the sources as text
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const MOST_STORE_LINES = 150;

const files = globSync("**/*.{ts,tsx,css}", { cwd: import.meta.dirname })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(import.meta.dirname, file), "utf8") }));

function filesWith(pattern: RegExp, isExcepted: (file: string) => boolean = () => false): readonly string[] {
  return files.filter(({ file, text }) => pattern.test(text) && !isExcepted(file)).map(({ file }) => file);
}

const linesOfCode = (text: string): number =>
  text.split("\n").filter((line) => !/^\s*(\/\/|\/\*|\*|$)/.test(line)).length;

describe("the window's sources", () => {
  it("write numbers and times in one place", () => {
    const byHand = /\.toFixed\(|\.toPrecision\(|\.toExponential\(|\.toLocale(Date|Time)?String\(|\bIntl\./;
    // The others write places in a drawing, and the text of a field that is read back: nobody's format may stand in these.
    const isPlace = /^ui\/format-[a-z]+\.ts$|^ui\/plots\/|^features\/alerts\/rule-draft\.ts$/;
    expect(filesWith(byHand, (file) => isPlace.test(file))).toEqual([]);
  });

  it("inject no style, because the policy of the page would refuse it", () => {
    expect(filesWith(/<style|createElement\("style"|insertRule\(|adoptedStyleSheets/)).toEqual([]);
  });

  it("multiply no prices by quantities: figures come from the engine", () => {
    const money =
      /\b(price|cash|equity|fees?|profit)\s*[*/]\s*[\w.]*(quantity|shares)|quantity\s*[*/]\s*[\w.]*price/i;
    expect(filesWith(money)).toEqual([]);
  });

  it("keep every store short enough to be read at once", () => {
    const long = files
      .filter(
        ({ file, text }) =>
          file.endsWith(".ts") && /from "zustand(\/vanilla)?"/.test(text) && /\bcreateStore[<(]/.test(text),
      )
      .map(({ file, text }) => ({ file, lines: linesOfCode(text) }))
      .filter(({ lines }) => lines > MOST_STORE_LINES);
    expect(long).toEqual([]);
  });

  it("name whose charts they are, because the charts themselves do not", () => {
    expect(filesWith(/attributionLogo: false/)).toEqual(["features/charts/chart-theme.ts"]);
    const about = files.find(({ file }) => file === "app/shell/about.tsx")?.text ?? "";
    expect(about).toMatch(/TradingView Lightweight Charts/);
    expect(about).toMatch(/href="https:\/\/www\.tradingview\.com\/"/);
  });
});
