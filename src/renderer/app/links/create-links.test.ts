import { describe, expect, it } from "vitest";
import { createLinks } from "./create-links.ts";
import { readLinkColour } from "./link-colour.ts";

describe("createLinks", () => {
  it("shares symbol and interval within a colour", () => {
    const links = createLinks();
    links.publish("red", { symbol: "SPX" });
    links.publish("red", { timeframe: "1d" });
    links.publish("blue", { symbol: "AAPL" });
    links.publish(undefined, { symbol: "MSFT" });
    expect(links.state.getState()).toEqual({
      red: { symbol: "SPX", timeframe: "1d" },
      blue: { symbol: "AAPL" },
    });
  });

  it("stays as it is when nothing changes", () => {
    const links = createLinks();
    links.publish("red", { symbol: "SPX" });
    const before = links.state.getState();
    links.publish("red", { symbol: "SPX" });
    expect(links.state.getState()).toBe(before);
  });

  it("moves the crosshair of the other panels of a colour, until they let go", () => {
    const links = createLinks();
    const heard: (readonly [string, number | undefined])[] = [];
    const endings = (["a", "b"] as const).map((panel) =>
      links.onCrosshair("green", panel, (tsMs) => heard.push([panel, tsMs])),
    );
    links.onCrosshair(undefined, "c", () => heard.push(["c", 0]));
    links.moveCrosshair("green", { tsMs: 5, from: "a" });
    links.moveCrosshair("red", { tsMs: 6, from: "a" });
    links.moveCrosshair(undefined, { tsMs: 7, from: "a" });
    endings[1]?.();
    links.moveCrosshair("green", { tsMs: undefined, from: "a" });
    expect(heard).toEqual([["b", 5]]);
  });
});

describe("readLinkColour", () => {
  it("knows six colours", () => {
    expect(["red", "violet", "pink", 3, undefined].map(readLinkColour)).toEqual([
      "red",
      "violet",
      undefined,
      undefined,
      undefined,
    ]);
  });
});
