import type { IChartApi } from "lightweight-charts";
import { priceDecimals } from "#renderer/ui/format-number.ts";
import type { ChartColors } from "../chart-theme.ts";
import type { ChartPlaces } from "./chart-places.ts";
import { drawHandles, drawShapes } from "./draw-shapes.ts";
import { toShapes } from "./drawing-shapes.ts";
import { createPaneDrawing } from "./pane-drawing.ts";
import type { PriceContent } from "./price-content.ts";
import { REGIME_LOOKS, toSpells } from "./regime-spells.ts";

const RIBBON_PX = 9;

/** Puts drawings over the bars of the price's pane and the ribbon of regimes under them; the answer draws the drawings again. */
export function attachOverlays(
  chart: IChartApi,
  colors: ChartColors,
  { place, xOf, halfSpacing }: ChartPlaces,
  content: () => PriceContent | undefined,
): () => void {
  const drawings = createPaneDrawing((context, size) => {
    const shown = content();
    if (shown === undefined) return;
    const decimals = priceDecimals(shown.bars.close.at(-1) ?? 1);
    for (const { id, kind, points } of shown.drawings) {
      const placed = points.map(place).filter((point) => point !== undefined);
      const isSelected = id === shown.selected;
      drawShapes(context, toShapes(kind, placed, size, decimals), colors, isSelected);
      if (isSelected) drawHandles(context, placed, colors);
    }
  }, "top");
  const ribbon = createPaneDrawing((context, { width, height }) => {
    const shown = content();
    if (shown === undefined || !shown.setup.hasRegimes) return;
    const halfBar = halfSpacing();
    for (const { regime, first, last } of toSpells(shown.overlays.regimes.slice(0, shown.shownPoints))) {
      const [left, right] = [xOf(first) - halfBar, xOf(last) + halfBar];
      if (right < 0 || left > width) continue;
      const look = REGIME_LOOKS[regime];
      context.fillStyle = colors[look.tone];
      const tall = RIBBON_PX * look.height;
      context.fillRect(left, height - tall, right - left, tall);
    }
  }, "bottom");
  chart.panes()[0]?.attachPrimitive(drawings.primitive);
  chart.panes()[0]?.attachPrimitive(ribbon.primitive);
  return () => drawings.redraw();
}
