import type { BrowserWindow, Session } from "electron";
import { session } from "electron";

const SCHEME = "app";
const REPORT_URL = "app://report/report.html";
/** A report is static: no script, no request; its own styles and drawings are inside it. */
const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

type CreateWindow = (options: {
  readonly show: false;
  readonly webPreferences: { readonly session: Session; readonly javascript: false };
}) => BrowserWindow;

let printed = 0;

/** Prints a self-contained HTML document as a tagged A4 PDF, in a hidden window that can reach nothing else. */
export async function printPdf(html: string, createWindow: CreateWindow): Promise<Uint8Array> {
  printed += 1;
  const own = session.fromPartition(`report-${printed}`);
  own.protocol.handle(SCHEME, (request) =>
    request.url === REPORT_URL
      ? new Response(html, {
          headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": REPORT_POLICY },
        })
      : new Response("not found", { status: 404 }),
  );
  const window = createWindow({ show: false, webPreferences: { session: own, javascript: false } });
  try {
    await window.loadURL(REPORT_URL);
    return await window.webContents.printToPDF({
      pageSize: "A4",
      printBackground: true,
      generateTaggedPDF: true,
      displayHeaderFooter: true,
      headerTemplate: "<span></span>",
      footerTemplate:
        '<div style="font-size:8px;width:100%;text-align:center;color:#666"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
    });
  } finally {
    window.destroy();
    own.protocol.unhandle(SCHEME);
  }
}
