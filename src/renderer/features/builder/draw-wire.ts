import { getBezierPath, Position } from "@xyflow/react";
import { drawRoute, type Ends, type Route } from "./route-wire.ts";

/** A wire as a path: around the steps between its ends, or straight from one port to the other. */
export function drawWire(ends: Ends, route: Route | undefined): string {
  if (route !== undefined) return drawRoute(ends, route);
  const [curve] = getBezierPath({
    ...ends,
    sourcePosition: Position.Right,
    targetPosition: Position.Left,
  });
  return curve;
}
