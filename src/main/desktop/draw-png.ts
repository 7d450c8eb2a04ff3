import { nativeImage, type Debugger } from "electron";
import { userError } from "#shared/errors/app-error.ts";
import { encodePng } from "./encode-png.ts";
import { openReportPage, type CreateReportWindow } from "./report-page.ts";

/** Points of the picture a CSS pixel: as sharp as the sharpest common screens. */
const SCALE = 2;
/** A report's column with its margins, in CSS pixels. */
const WIDTH = 1_040;
/** Points; what one capture draws. Chromium draws no more than 16,384 at once, and less keeps the program awake. */
const TILE_HEIGHT = 2_000;
/** Points. Many programs open no taller picture. */
const TALLEST = 60_000;

interface Metrics {
  /** In points, because the page is zoomed. */
  readonly contentSize: { readonly width: number; readonly height: number };
}

/** Draws the whole of a self-contained HTML document as one picture, in a window that is never on a screen. */
export async function drawPng(html: string, createWindow: CreateReportWindow): Promise<Uint8Array> {
  const window = await openReportPage(
    html,
    { show: false, useContentSize: true, width: WIDTH * SCALE, height: TILE_HEIGHT },
    createWindow,
    // A hidden window draws nothing unless it draws off the screen.
    { offscreen: true, zoomFactor: SCALE },
  );
  const page = window.webContents.debugger;
  try {
    page.attach("1.3");
    await page.sendCommand("Emulation.setScrollbarsHidden", { hidden: true });
    const { contentSize } = (await page.sendCommand("Page.getLayoutMetrics")) as Metrics;
    const size = { width: Math.ceil(contentSize.width), height: Math.ceil(contentSize.height) };
    if (size.height > TALLEST) throw tooTall(size.height);
    return await encodePng(size, captureTiles(page, size));
  } finally {
    window.destroy();
  }
}

/** The picture from top to bottom, as rows of blue, green, red and opacity. */
async function* captureTiles(
  page: Debugger,
  { width, height }: { readonly width: number; readonly height: number },
): AsyncGenerator<Uint8Array> {
  for (let y = 0; y < height; y += TILE_HEIGHT) {
    const clip = { x: 0, y, width, height: Math.min(TILE_HEIGHT, height - y), scale: 1 };
    const { data } = (await page.sendCommand("Page.captureScreenshot", {
      format: "png",
      captureBeyondViewport: true,
      clip,
    })) as { readonly data: string };
    yield nativeImage.createFromBuffer(Buffer.from(data, "base64")).toBitmap();
  }
}

function tooTall(height: number): Error {
  return userError({
    code: "export.too-tall",
    message: `a picture of this report would be ${height} points tall, above ${TALLEST}`,
    field: "format",
    value: "png",
    remedy: "save it as PDF or HTML, which have no such limit",
  });
}
