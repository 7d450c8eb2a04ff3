export const EXPORT_FORMATS = ["html", "pdf", "json", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
