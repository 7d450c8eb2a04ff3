import { AppError } from "#shared/errors/app-error.ts";
import { openReportPage, type CreateReportWindow } from "./report-page.ts";

const WIDTH = 1_040;
/** No renderer draws a picture that is taller. */
const MAXIMUM_HEIGHT = 16_000;

interface Metrics {
  readonly cssContentSize: { readonly width: number; readonly height: number };
}

/**
 * Draws a self-contained HTML document as one PNG, in a hidden window. What is folded stays folded, and long lists of
 * trades are left out: they would make the picture too tall to look at.
 */
export async function pictureReport(html: string, createWindow: CreateReportWindow): Promise<Uint8Array> {
  const page = html.replace("</style>", "section.trade-list { display: none; }</style>");
  const window = await openReportPage(page, { show: false, width: WIDTH, height: 800 }, createWindow);
  try {
    const { debugger: inspector } = window.webContents;
    inspector.attach();
    // The protocol's own answers; they are checked by what is done with them.
    const { cssContentSize } = (await inspector.sendCommand("Page.getLayoutMetrics")) as Metrics;
    const height = Math.ceil(cssContentSize.height);
    if (height > MAXIMUM_HEIGHT) throw tooTall(height);
    const { data } = (await inspector.sendCommand("Page.captureScreenshot", {
      format: "png",
      captureBeyondViewport: true,
      clip: { x: 0, y: 0, width: Math.ceil(cssContentSize.width), height, scale: 1 },
    })) as { readonly data: string };
    return Buffer.from(data, "base64");
  } finally {
    window.destroy();
  }
}

function tooTall(height: number): AppError {
  return new AppError({
    kind: "user",
    code: "export.too-tall",
    message: `the report is ${height} pixels tall, a picture can be ${MAXIMUM_HEIGHT}`,
    field: "format",
    value: "png",
    remedy: "export it as PDF or HTML",
  });
}
