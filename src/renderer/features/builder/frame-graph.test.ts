import { describe, expect, it } from "vitest";
import { frameGraph, READABLE_ZOOM } from "./frame-graph.ts";

const FRAME = { width: 900, height: 560 };
const aBox = (x: number, y = 0) => ({ x, y, width: 224, height: 140 });

describe("frameGraph", () => {
  it("shows a small graph in the middle, no larger than it is", () => {
    const { zoom, x, y } = frameGraph([aBox(0), aBox(350)], FRAME);
    expect([zoom, x, y]).toEqual([1, 450 - 287, 280 - 70]);
  });

  it("shows a long chain from its first step, with names that can be read", () => {
    const chain = Array.from({ length: 9 }, (_, index) => aBox(100 + index * 350, index * 10));
    const { zoom, x, y } = frameGraph(chain, FRAME);
    expect(zoom).toBe(READABLE_ZOOM);
    expect(100 * zoom + x).toBe(32);
    expect(y).toBeGreaterThan(0);
  });

  it("shows rows that do not fit from the first one", () => {
    const rows = Array.from({ length: 9 }, (_, row) => aBox(0, row * 200));
    const { zoom, y } = frameGraph(rows, FRAME);
    expect([zoom, y]).toEqual([READABLE_ZOOM, 32]);
  });

  it("shows a small graph larger on a large screen", () => {
    expect(frameGraph([aBox(0), aBox(350)], { width: 2_000, height: 1_200 }).zoom).toBe(1.25);
  });

  it("shows a tall graph around its first step", () => {
    const tall = Array.from({ length: 30 }, (_, index) => aBox(index === 7 ? 0 : 300, index * 200));
    const { zoom, y } = frameGraph(tall, FRAME);
    expect((7 * 200 + 70) * zoom + y).toBe(FRAME.height / 2);
  });
});
