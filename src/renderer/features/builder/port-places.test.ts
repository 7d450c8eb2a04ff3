import { describe, expect, it } from "vitest";
import { portPlaces } from "./port-places.ts";
import { aNode, BARS_INPUT } from "./testing/a-graph.ts";

/** Where a wire meets each port: the middle of its outer edge. */
const meetingPoints = (...parts: Parameters<typeof portPlaces>) =>
  Object.fromEntries(
    portPlaces(...parts).map(({ id, type, x, y, width = 0, height = 0 }) => [
      id,
      [x + (type === "source" ? width : 0), y + height / 2],
    ]),
  );

describe("portPlaces", () => {
  it("tells a port for each row, inputs at the left and outputs at the right", () => {
    const node = aNode("detect", { inputs: [BARS_INPUT, { ...BARS_INPUT, name: "regimes" }] });
    expect(meetingPoints(node, 216)).toEqual({
      before: [-3.5, 22],
      after: [219.5, 22],
      "in:bars": [-3.5, 62.5],
      "in:regimes": [-3.5, 83.5],
      "out:bars": [219.5, 62.5],
    });
  });

  it("tells none for an input that is a setting of the step", () => {
    const window = { ...BARS_INPUT, name: "window", isGivable: true, source: { kind: "default" } } as const;
    expect(Object.keys(meetingPoints(aNode("detect", { inputs: [window] }), 216))).not.toContain("in:window");
  });

  it("has all that a container gives beside its name", () => {
    const group = aNode("group", { arms: [{ list: "group", name: "" }] });
    expect(meetingPoints(group, 300)).toEqual({
      before: [-3.5, 22],
      after: [303.5, 22],
      "out:bars": [303.5, 22],
    });
  });
});
