import type { ChartColors } from "../chart-theme.ts";
import type { Shape } from "./drawing-shapes.ts";

const FONT = '11px "Inter Variable", sans-serif';
const HANDLE_PX = 4;

/** Puts the shapes of one drawing on a pane; the one that is selected shows its points. */
export function drawShapes(
  context: CanvasRenderingContext2D,
  shapes: readonly Shape[],
  colors: ChartColors,
  isSelected: boolean,
): void {
  context.lineWidth = isSelected ? 2 : 1.5;
  context.font = FONT;
  for (const shape of shapes) {
    if (shape.kind === "text") {
      context.fillStyle = colors.text;
      context.fillText(shape.text, shape.at.x, shape.at.y);
      continue;
    }
    const { from, to } = shape;
    context.strokeStyle = colors.accent;
    context.beginPath();
    if (shape.kind === "area") {
      context.fillStyle = colors.accentFaint;
      context.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
      context.rect(from.x, from.y, to.x - from.x, to.y - from.y);
    } else {
      context.setLineDash(shape.isFaint === true ? [3, 3] : []);
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
    context.stroke();
    context.setLineDash([]);
  }
}

/** The points by which a drawing is held. */
export function drawHandles(
  context: CanvasRenderingContext2D,
  points: readonly { readonly x: number; readonly y: number }[],
  colors: ChartColors,
): void {
  context.fillStyle = colors.background;
  context.strokeStyle = colors.accent;
  context.lineWidth = 1.5;
  for (const { x, y } of points) {
    context.fillRect(x - HANDLE_PX, y - HANDLE_PX, 2 * HANDLE_PX, 2 * HANDLE_PX);
    context.strokeRect(x - HANDLE_PX, y - HANDLE_PX, 2 * HANDLE_PX, 2 * HANDLE_PX);
  }
}
