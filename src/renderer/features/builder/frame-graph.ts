import type { CanvasPoint } from "#shared/ipc/channels/builder-channels.ts";
import type { Box } from "./layout-graph.ts";

interface Viewport extends CanvasPoint {
  readonly zoom: number;
}

/** Below it, names on steps cannot be read. */
export const READABLE_ZOOM = 0.75;

/** A large screen shows a small graph larger. */
const MOST_ZOOM = { usual: 1, large: 1.25 };
const LARGE_PX = 1_500;
const MARGIN_PX = 32;

/**
 * How the canvas shows a graph that is opened: all of it in the middle while names stay readable, else from its beginning, the first
 * step at the left.
 */
export function frameGraph(
  boxes: readonly Box[],
  frame: { readonly width: number; readonly height: number },
): Viewport {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - top;
  const fitting = Math.min((frame.width - 2 * MARGIN_PX) / width, (frame.height - 2 * MARGIN_PX) / height);
  const zoom = Math.min(
    frame.width > LARGE_PX ? MOST_ZOOM.large : MOST_ZOOM.usual,
    Math.max(READABLE_ZOOM, fitting),
  );
  const first = boxes.reduce((one, other) => (other.x < one.x ? other : one));
  const isWide = width * zoom > frame.width - 2 * MARGIN_PX;
  const isTall = height * zoom > frame.height - 2 * MARGIN_PX;
  const middle = isTall ? first.y + first.height / 2 : top + height / 2;
  return {
    zoom,
    x: isWide ? MARGIN_PX - left * zoom : frame.width / 2 - (left + width / 2) * zoom,
    // A graph that does not fit leaves no room empty above it.
    y: isTall
      ? Math.min(MARGIN_PX - top * zoom, frame.height / 2 - middle * zoom)
      : frame.height / 2 - middle * zoom,
  };
}
