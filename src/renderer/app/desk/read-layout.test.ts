import { describe, expect, it } from "vitest";
import { readLayout } from "./read-layout.ts";
import { aDockLayout } from "./testing/a-dock-layout.ts";

const isKnown = (panel: string): boolean => ["run", "explorer"].includes(panel);
const read = (dock: Readonly<Record<string, unknown>>, version = 1) => readLayout({ version, dock }, isKnown);

describe("readLayout", () => {
  it("takes a layout whose panels all exist", () => {
    const dock = aDockLayout(["run", "explorer"]);
    expect(read(dock)).toEqual({ dock });
  });

  it.each([
    ["a later form", () => read(aDockLayout(["run"]), 2), "it is of form 2, and this version reads form 1"],
    ["nothing", () => read({}), "it is not a layout"],
    ["a list for panels", () => read({ ...aDockLayout(["run"]), panels: [] }), "it is not a layout"],
    [
      "a panel that is not there",
      () => read(aDockLayout(["run", "oracle"])),
      "it names the panel oracle, which this version has not",
    ],
    [
      "a panel without content",
      () => read({ ...aDockLayout([]), panels: { run: {} } }),
      "its panel run names no content",
    ],
    [
      "a place for a panel that it does not describe",
      () => read({ ...aDockLayout(["run"]), panels: {} }),
      "it places run, which it does not describe",
    ],
    [
      "a floating panel that it does not describe",
      () => read({ ...aDockLayout(["run"]), floatingGroups: [{ data: { views: ["ghost"] } }] }),
      "it places ghost, which it does not describe",
    ],
  ])("refuses one with %s", (_what, act, problem) => {
    expect(act()).toEqual({ problem });
  });
});
