import { describe, expect, it } from "vitest";
import { placePopout, placeWindow } from "./place-window.ts";
import type { Bounds, WindowState } from "./place-window.ts";

const laptop: Bounds = { x: 0, y: 0, width: 1366, height: 768 };
const second: Bounds = { x: 1366, y: -200, width: 2560, height: 1440 };

function leftAt(bounds: Bounds): WindowState {
  return { bounds, isMaximized: false };
}

describe("placeWindow", () => {
  it("opens where it was left", () => {
    const bounds = { x: 1500, y: 100, width: 1200, height: 800 };
    expect(placeWindow(leftAt(bounds), [laptop, second])).toEqual(bounds);
  });

  it.each([
    { why: "its monitor is gone", bounds: { x: 1500, y: 100, width: 1200, height: 800 } },
    { why: "its title bar is above the screen", bounds: { x: 10, y: -400, width: 1200, height: 800 } },
    { why: "only a sliver would show", bounds: { x: -1180, y: 10, width: 1200, height: 800 } },
    { why: "it lies below the screen", bounds: { x: 10, y: 760, width: 1200, height: 800 } },
  ])("opens centred on the first display when $why", ({ bounds }) => {
    expect(placeWindow(leftAt(bounds), [laptop])).toEqual({ width: 1366, height: 768 });
  });

  it("takes its preferred size on a large display at first", () => {
    expect(placeWindow(undefined, [second])).toEqual({ width: 1600, height: 960 });
  });
});

describe("placePopout", () => {
  const display = { x: 0, y: 0, width: 1920, height: 1080 };

  it.each([
    ["top=10,left=20,width=700,height=500", { x: 20, y: 10, width: 700, height: 500 }],
    ["top=10,left=-9000,width=700,height=500", { width: 700, height: 500 }],
    ["top=10,left=20,width=1,height=1", { x: 20, y: 10, width: 240, height: 240 }],
    ["", { width: 900, height: 640 }],
    ["left=here,width=NaN", { width: 900, height: 640 }],
  ])("opens for %s at %o", (features, place) => {
    expect(placePopout(features, [display])).toEqual(place);
  });
});
