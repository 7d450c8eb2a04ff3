export const EXPORT_FORMATS = ["html", "pdf", "json", "csv", "figures"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the name of a file of that format ends with, without the dot. */
export const EXPORT_ENDINGS: Readonly<Record<ExportFormat, string>> = {
  html: "html",
  pdf: "pdf",
  json: "json",
  csv: "csv",
  figures: "csv",
};
