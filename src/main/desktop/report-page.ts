import type { BrowserWindow, BrowserWindowConstructorOptions, Session, WebPreferences } from "electron";
import { session } from "electron";

const SCHEME = "app";
const REPORT_URL = "app://report/report.html";
/** A report is static: no script, no request; its own styles and drawings are inside it. */
const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** How a page is drawn; nothing here can loosen its sandbox. */
type DrawingPreferences = Pick<WebPreferences, "offscreen" | "zoomFactor">;

export type CreateReportWindow = (
  options: BrowserWindowConstructorOptions & {
    readonly webPreferences: DrawingPreferences & { readonly session: Session; readonly javascript: false };
  },
) => BrowserWindow;

let opened = 0;

/** Loads a self-contained HTML document into a window of its own that runs no script and can reach nothing else. */
export async function openReportPage(
  html: string,
  options: BrowserWindowConstructorOptions,
  createWindow: CreateReportWindow,
  drawing: DrawingPreferences = {},
): Promise<BrowserWindow> {
  opened += 1;
  const own = session.fromPartition(`report-${opened}`);
  own.protocol.handle(SCHEME, (request) =>
    request.url === REPORT_URL
      ? new Response(html, {
          headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": REPORT_POLICY },
        })
      : new Response("not found", { status: 404 }),
  );
  const window = createWindow({
    ...options,
    webPreferences: { ...drawing, session: own, javascript: false },
  });
  window.once("closed", () => own.protocol.unhandle(SCHEME));
  try {
    await window.loadURL(REPORT_URL);
  } catch (thrown) {
    window.destroy();
    throw thrown;
  }
  return window;
}
