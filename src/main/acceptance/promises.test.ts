import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const ROOT = new URL("../../../", import.meta.url);
const PAGE = readFileSync(new URL("docs/what-must-hold.md", ROOT), "utf8");

interface Named {
  readonly file: string;
  readonly title: string;
}

/** Each promise of the page with the tests named under it. */
function listPromises(): readonly { readonly promise: string; readonly tests: readonly Named[] }[] {
  const [, ...parts] = PAGE.split(/^- /m);
  return parts.map((part) => ({
    promise: part.split("\n")[0] ?? "",
    tests: [...part.matchAll(/^ {2}- `([^`]+)`: (.+)$/gm)].map(([, file = "", title = ""]) => ({
      file,
      title,
    })),
  }));
}

/** A title stands in quotes in its file, as a test's or as that of a row of it. */
function isThere({ file, title }: Named): boolean {
  const path = new URL(file, ROOT);
  if (!/\.(test|e2e)\.(ts|tsx|mjs)$/.test(file) || !existsSync(path)) return false;
  const text = readFileSync(path, "utf8");
  return ['"', "'", "`"].some((quote) => text.includes(`${quote}${title}${quote}`));
}

describe("docs/what-must-hold.md", () => {
  it("names for each promise tests that are there", () => {
    const promises = listPromises();
    expect(promises.length).toBeGreaterThan(50);
    expect(promises.filter(({ tests }) => tests.length === 0)).toEqual([]);
    expect(promises.flatMap(({ tests }) => tests.filter((named) => !isThere(named)))).toEqual([]);
  });

  it("has no line that is neither a promise nor a test", () => {
    const lines = PAGE.split("\n").slice(PAGE.split("\n").findIndex((line) => line.startsWith("## ")));
    expect(lines.filter((line) => !/^($|## |- |  - `)/.test(line))).toEqual([]);
  });
});
