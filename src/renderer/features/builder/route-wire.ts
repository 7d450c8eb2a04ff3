import type { GraphNode } from "#shared/model/workflow-graph.ts";
import type { Placed } from "./layout-graph.ts";
import { pathsAround } from "./paths-around.ts";
import { GAP_PX } from "./wrap-columns.ts";

/** Lanes between two rows, so that wires of several outputs do not lie on each other. */
const LANES = 7;
const LANE_PX = 6;
const STUB_PX = { least: 10, more: 3 };
const CORNER_PX = 10;

/** Where a wire runs that would cross other steps: in the gap before the row of its end, or under its row. */
export interface Route {
  /** Height of the stretch between two rows, on the canvas. */
  readonly bendY: number;
  /** How far from the ports it turns. */
  readonly stub: number;
}

/** Undefined for a wire that goes straight to the column beside it, and where somebody moved a step. */
export function routeWire(
  placed: Placed,
  nodes: ReadonlyMap<string, GraphNode>,
  { from, to }: { readonly from: string; readonly to: string },
  lane: number,
): Route | undefined {
  const ends = siblingsOf(nodes, from, to);
  if (ends === undefined) return undefined;
  const [source, target] = [placed.rows.get(ends.from), placed.rows.get(ends.to)];
  if (source === undefined || target === undefined) return undefined;
  const isNear = target.row === source.row && target.column - source.column < 2;
  if (isNear || target.row < source.row || (target.row === source.row && ends.list !== "")) return undefined;
  const shift = ((lane % LANES) - (LANES - 1) / 2) * LANE_PX;
  const gap = target.row === source.row ? source.bottom + GAP_PX.row / 2 : target.top - GAP_PX.row / 2;
  return {
    bendY: originOf(placed, nodes, ends.from) + gap + shift,
    stub: STUB_PX.least + (lane % LANES) * STUB_PX.more,
  };
}

/** The steps of one list that hold the two ends. */
function siblingsOf(nodes: ReadonlyMap<string, GraphNode>, from: string, to: string) {
  const sources = pathsAround(from).flatMap((path) => nodes.get(path) ?? []);
  for (const path of pathsAround(to)) {
    const target = nodes.get(path);
    const source = target && sources.find(({ list }) => list === target.list);
    if (target !== undefined && source !== undefined)
      return source === target ? undefined : { from: source.path, to: target.path, list: target.list };
  }
  return undefined;
}

/** How far down the list of a step begins. */
function originOf(placed: Placed, nodes: ReadonlyMap<string, GraphNode>, path: string): number {
  const around = pathsAround(path)
    .slice(1)
    .filter((other) => nodes.has(other));
  return around.reduce((sum, other) => sum + (placed.boxes.get(other)?.y ?? 0), 0);
}

export interface Ends {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
}

/** The wire as a path with round corners. */
export function drawRoute({ sourceX, sourceY, targetX, targetY }: Ends, { bendY, stub }: Route): string {
  const points = [
    [sourceX, sourceY],
    [sourceX + stub, sourceY],
    [sourceX + stub, bendY],
    [targetX - stub, bendY],
    [targetX - stub, targetY],
    [targetX, targetY],
  ] as const;
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${point.join(",")}`;
      if (after === undefined) return `L${point.join(",")}`;
      const [start, end] = [towards(point, before), towards(point, after)];
      return `L${start.join(",")} Q${point.join(",")} ${end.join(",")}`;
    })
    .join(" ");
}

type Point = readonly [number, number];

/** A point a corner's size from one on the way to the other. */
function towards([x, y]: Point, [toX, toY]: Point): Point {
  const length = Math.hypot(toX - x, toY - y);
  const part = length === 0 ? 0 : Math.min(CORNER_PX, length / 2) / length;
  return [x + (toX - x) * part, y + (toY - y) * part];
}
