import type { ChartSource } from "#shared/model/chart-setup.ts";

/** Offers the picture of a chart as a PNG file, through the desktop's own dialog. */
export function savePicture(canvas: HTMLCanvasElement, source: ChartSource | undefined): void {
  const link = document.createElement("a");
  link.download = source === undefined ? "chart.png" : `${source.symbol}-${source.timeframe}.png`;
  link.href = canvas.toDataURL("image/png");
  link.click();
}
