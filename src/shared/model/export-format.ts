export const EXPORT_FORMATS = ["html", "pdf", "png", "json", "csv", "figures"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the name of a file of that format ends with, without the dot. */
export const EXPORT_ENDINGS: Readonly<Record<ExportFormat, string>> = {
  html: "html",
  pdf: "pdf",
  png: "png",
  json: "json",
  csv: "csv",
  figures: "csv",
};

/** The formats that Chromium makes of the HTML. */
export const DRAWN_FORMATS = ["pdf", "png"] as const satisfies readonly ExportFormat[];
export type DrawnFormat = (typeof DRAWN_FORMATS)[number];

export function isDrawn(format: ExportFormat): format is DrawnFormat {
  return DRAWN_FORMATS.some((drawn) => drawn === format);
}
