import type { SampleWarning } from "#shared/model/analysis-tables.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

/** A section that opens when its heading is pressed, without a script; on paper it is always open. */
export function fold(title: string, key: string, content: Markup): Markup {
  return markup`<section class="long"><details><summary><h2>${title} <span class="key">${key}</span></h2></summary>
${content}</details></section>`;
}

/** What the analysis says of the sample behind a table or a group of figures. */
export function sampleNote(warnings: readonly SampleWarning[], of: string): Markup {
  return markup`${warnings
    .filter((warning) => warning.of === of)
    .map(({ text }) => markup`<p class="sample">⚠ ${text}</p>`)}`;
}
