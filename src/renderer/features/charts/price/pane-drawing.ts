import type { IPanePrimitive, IPrimitivePaneRenderer } from "lightweight-charts";

type Target = Parameters<IPrimitivePaneRenderer["draw"]>[0];
type Draw = (
  context: CanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
) => void;

export interface PaneDrawing {
  readonly primitive: IPanePrimitive;
  /** Draws again with the next frame. */
  redraw(): void;
}

/** Something of our own drawn on a pane, whenever the chart draws it. */
export function createPaneDrawing(draw: Draw, zOrder: "bottom" | "top"): PaneDrawing {
  let request: () => void = () => undefined;
  const renderer: IPrimitivePaneRenderer = {
    draw(target: Target) {
      target.useMediaCoordinateSpace(({ context, mediaSize }) => {
        context.save();
        draw(context, mediaSize);
        context.restore();
      });
    },
  };
  const view = { renderer: () => renderer, zOrder: () => zOrder };
  const views = [view];
  return {
    primitive: {
      paneViews: () => views,
      attached: ({ requestUpdate }) => {
        request = requestUpdate;
      },
      detached: () => {
        request = () => undefined;
      },
    },
    redraw: () => request(),
  };
}
