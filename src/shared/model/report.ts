import type { Mode } from "./mode.ts";

/** A finished report: one self-contained HTML document (no script) and the same figures as data. */
export interface Report {
  readonly title: string;
  readonly mode: Mode;
  readonly isSynthetic: boolean;
  readonly html: string;
  /** Plain JSON with the same figures as the HTML. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Trades as CSV with a header line. */
  readonly tradesCsv: string;
}
