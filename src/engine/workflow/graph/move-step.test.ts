import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { applyEdit } from "./apply-edit.ts";
import { allSteps, findSites } from "./find-sites.ts";

const TEXT = `name: night
steps:
  - fetch: { slice: data, method: get_historical }   # the bars
  - together:
      parallel:
        - look: { slice: analyze, method: find_patterns }
        # how calm it is
        - detect: { slice: market_regime, method: detect }   # regimes
  - decide:
      when: "steps.together.look.found > 0"   # when there are any
      then:
        - pause: { wait: 1s }
  - report: { slice: monitor, method: create_report, needs: [decide], with: { patterns: "\${steps.look.patterns}", regimes: "\${steps.together.detect.regimes}" } }
`;

const move = (path: string, list: string, index: number, text = TEXT) =>
  applyEdit(text, { kind: "move", path, list, index });
const pathsOf = (text: string): readonly string[] =>
  allSteps(findSites(parseDocument(text))).map(({ path }) => path);

describe("a step that moves", () => {
  it("out of a parallel step keeps its comments, and what reads it by its whole path follows", () => {
    const { text, touched } = move("together.detect", "", 1);
    expect(touched).toEqual(["detect"]);
    expect(pathsOf(text).slice(0, 4)).toEqual(["fetch", "detect", "together", "together.look"]);
    expect(text).toContain(
      "  # how calm it is\n  - detect: { slice: market_regime, method: detect } # regimes\n",
    );
    expect(text).toContain('when: "steps.together.look.found > 0"   # when there are any');
    expect(text).toContain("steps.look.patterns");
    expect(text).toContain("steps.detect.regimes");
  });

  it("into an arm of a branch gets the place that was asked for", () => {
    const { text, touched } = move("fetch", "decide.then", 0);
    expect(touched).toEqual(["decide.then.fetch"]);
    expect(pathsOf(text)).toEqual([
      "together",
      "together.look",
      "together.detect",
      "decide",
      "decide.then.fetch",
      "decide.then.pause",
      "report",
    ]);
    expect(text).toContain("# the bars");
  });

  it("gets a number where its id is taken, and what read it still reads it", () => {
    const text = TEXT.replace(
      "- pause: { wait: 1s }",
      "- look: { slice: analyze, method: find_patterns }",
    ).replace("steps.look.patterns", "steps.together.look.patterns");
    const moved = move("together.look", "decide.then", 9, text);
    expect(moved.touched).toEqual(["decide.then.look_2"]);
    expect(moved.text).toContain("steps.look_2.patterns");
  });

  it("leaves behind who needed it, and whom it needed", () => {
    const text = move("decide", "together", 0).text;
    expect(text).not.toContain("needs:");
    expect(move("report", "together", 0).text).not.toContain("needs:");
    expect(move("report", "", 0).text).toContain("needs: [decide]");
  });

  it("takes along what stands in it", () => {
    const { text } = move("decide", "together", 0);
    expect(pathsOf(text)).toContain("together.decide.then.pause");
  });

  it("there and back stands where it stood, is read as it was, and no comment is lost", () => {
    const steps = pathsOf(TEXT);
    const lists = ["", "together", "decide.then"];
    const commentsOf = (text: string): readonly string[] => (text.match(/#.*$/gm) ?? []).toSorted();
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(3), (pick, where, index) => {
        const [path = "", list = ""] = [steps[pick % steps.length], lists[where % lists.length]];
        if (list === path || list.startsWith(`${path}.`)) return;
        const home = path.split(".").slice(0, -1).join(".");
        const there = move(path, list, index);
        const place = allSteps(findSites(parseDocument(TEXT))).find((step) => step.path === path)?.index ?? 0;
        const at = there.touched[0] ?? "";
        const isLater =
          home === list &&
          place >
            (allSteps(findSites(parseDocument(there.text))).find((step) => step.path === at)?.index ?? 0);
        const back = move(at, home, isLater ? place + 1 : place, there.text);
        expect(pathsOf(back.text)).toEqual(steps);
        expect([there.text, back.text].map(commentsOf)).toEqual([commentsOf(TEXT), commentsOf(TEXT)]);
        const reads = (text: string): readonly string[] => text.match(/steps(\.\w+)+\b/g) ?? [];
        expect(reads(back.text).length).toBe(reads(TEXT).length);
      }),
      { numRuns: 120, seed: 5 },
    );
  });
});
