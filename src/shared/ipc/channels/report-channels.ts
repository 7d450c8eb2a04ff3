import type { ExportFormat } from "#shared/model/export-format.ts";
import type { RunId } from "#shared/model/ids.ts";

/** What a report is of. */
export type ReportSource =
  | { readonly kind: "run"; readonly runId: RunId }
  /** `of` is a session's id, `last`, or a trading day: the newest session that traded on it. */
  | { readonly kind: "session"; readonly of: string }
  | { readonly kind: "comparison"; readonly left: RunId; readonly right: RunId };

export interface ReportRequests {
  /**
   * The report's text in that format: HTML for `pdf` and `png`, which the desktop draws. Of a session it is made from the log as it
   * stands; `csv` is the trades, `figures` one line a figure.
   */
  "report:get": (input: { readonly source: ReportSource; readonly format: ExportFormat }) => {
    readonly title: string;
    readonly fileName: string;
    readonly content: string;
  };
}
