import type { Finding } from "#shared/model/result-analysis.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

const WORDS: Readonly<Record<Finding["severity"], string>> = {
  serious: "✖ Serious",
  warning: "⚠ Warning",
  note: "ℹ Note",
};

/** What a careful reader would ask, each with its figures and what to do. */
export function findingsSection(findings: readonly Finding[]): Markup {
  if (findings.length === 0)
    return markup`<section><h2>Critique</h2><p>None of the checks found anything: that is no proof that the strategy is good.</p></section>`;
  return markup`<section class="findings"><h2>Critique <span class="key">what a careful reader would ask</span></h2><ul>${findings.map(
    ({ id, severity, title, evidence, remedy }) =>
      markup`<li class="${severity}" id="finding-${id}"><strong>${WORDS[severity]}: ${title}</strong><p>${evidence}</p><p class="remedy">${remedy}</p></li>\n`,
  )}</ul></section>`;
}
