import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { ReportNotice } from "../report-notices.ts";

export function noticesSection(notices: readonly ReportNotice[]): Markup {
  if (notices.length === 0) return markup``;
  return markup`<section class="notices" aria-label="Warnings and caveats"><ul>${notices.map(
    ({ kind, text }) =>
      markup`<li class="${kind}"><strong>${kind === "warning" ? "⚠ Warning" : "ℹ Caveat"}</strong> ${text}</li>`,
  )}</ul></section>`;
}
