import { openReportPage, type CreateReportWindow } from "./report-page.ts";

/** Prints a self-contained HTML document as a tagged A4 PDF with page numbers, in a hidden window. */
export async function printPdf(html: string, createWindow: CreateReportWindow): Promise<Uint8Array> {
  const window = await openReportPage(html, { show: false }, createWindow);
  try {
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
  }
}
