import { describe, expect, it } from "vitest";
import { createTimeView } from "./time-view.ts";

function aTimeScale() {
  const did: unknown[] = [];
  let [width, resized] = [0, (): void => undefined];
  const view = createTimeView({
    width: () => width,
    fitContent: () => did.push("everything"),
    setVisibleRange: (range) => did.push(range),
    subscribeSizeChange(listener) {
      resized = () => listener(width);
    },
  });
  const layOut = (pixels: number): void => {
    width = pixels;
    resized();
  };
  return { ...view, did, layOut };
}

describe("createTimeView", () => {
  it("waits until the chart has a width, and then shows the last wish once", () => {
    const { showEverything, showRange, layOut, did } = aTimeScale();
    showEverything();
    showRange(10, 20);
    expect(did).toEqual([]);
    layOut(800);
    layOut(900);
    expect(did).toEqual([{ from: 10, to: 20 }]);
  });

  it("shows at once what is wished for later", () => {
    const { showEverything, showRange, layOut, did } = aTimeScale();
    layOut(800);
    showRange(10, 20);
    showEverything();
    layOut(600);
    expect(did).toEqual([{ from: 10, to: 20 }, "everything"]);
  });
});
