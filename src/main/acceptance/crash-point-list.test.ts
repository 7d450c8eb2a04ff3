import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  BACKTEST_POINTS,
  FILE_POINTS,
  OUTSIDE_POINTS,
  PAPER_POINTS,
  RESUME_POINTS,
  STUDY_POINTS,
  TRIGGER_POINTS,
} from "./testing/crash-points.ts";

const MAIN = fileURLToPath(new URL("..", import.meta.url));
const PAGE = fileURLToPath(new URL("../../../docs/reliability.md", import.meta.url));
const FILES = FILE_POINTS.map(([point]) => point);

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].toSorted();
const isAroundEvent = (point: string): boolean => /^(before|after):/.test(point);
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

/** Names of the points where a kill is tried, without the pass. */
const killed = [
  ...PAPER_POINTS,
  ...BACKTEST_POINTS,
  ...RESUME_POINTS,
  ...OUTSIDE_POINTS,
  ...TRIGGER_POINTS,
  ...STUDY_POINTS,
  ...FILES,
].map((point) => point.replace(/#\d+$/, ""));

function pointsInCode(): readonly string[] {
  const files = readdirSync(MAIN, { recursive: true, encoding: "utf8" });
  const product = files.filter((file) => file.endsWith(".ts") && !/testing|\.test\.ts$/.test(file));
  return product.flatMap((file) =>
    [...readFileSync(join(MAIN, file), "utf8").matchAll(/crashPoint\("([^"]+)"\)/g)].map(
      ([, name = ""]) => name,
    ),
  );
}

/** The section of the page, its table's first column and the events that it names. */
function documented(): { readonly points: readonly string[]; readonly events: readonly string[] } {
  const [, rest = ""] = readFileSync(PAGE, "utf8").split("### Crash points\n");
  const [section = ""] = rest.split("\n##");
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  const [, after = ""] = section.split("The tests kill before and after these events: ");
  const [events = ""] = after.split("\n\n");
  return { points: rows.flatMap((row) => namesIn(row.split("|")[1] ?? "")), events: namesIn(events) };
}

describe("the list of crash points", () => {
  it("is the same in the code, on the page and in the tests", () => {
    const points = sorted(documented().points.filter((point) => !isAroundEvent(point)));
    expect(points).toEqual(sorted(pointsInCode()));
    expect(points).toEqual(sorted(killed.filter((point) => !isAroundEvent(point))));
  });

  it("names the events around which the tests kill", () => {
    const events = killed.filter(isAroundEvent).map((point) => point.replace(/^(before|after):/, ""));
    expect(sorted(documented().events)).toEqual(sorted(events));
  });

  it("has at least 40 names", () => {
    expect(new Set(killed).size).toBeGreaterThanOrEqual(40);
  });
});
