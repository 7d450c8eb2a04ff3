/** How figures and moments are written; the settings set it, and only `format-number` and `format-time` read it. */
export interface FormatContext {
  /** A BCP 47 tag such as `en-US`. */
  readonly numberLocale: string;
  /** In which zone moments are shown. */
  readonly zone: "exchange" | "local" | "utc";
}

let context: FormatContext = { numberLocale: "en-US", zone: "utc" };

export const formatContext = (): FormatContext => context;

/** What is on the screen has to be drawn anew afterwards. */
export function setFormatContext(next: FormatContext): void {
  context = next;
}
