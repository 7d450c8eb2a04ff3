import { toCanonical } from "#engine/base/canonical-json.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

/** The plain figures of what an optimiser answered; its lists are in the JSON only. */
export function studySection(study: unknown): Markup {
  const facts = listFacts(toCanonical(study), "");
  if (facts.length === 0) return markup``;
  return markup`<section><h2>Study</h2><table class="facts"><tbody>${facts.map(
    ([name, value]) => markup`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</tbody></table><p class="note">Every trial is in the JSON form of this report.</p></section>`;
}

function listFacts(value: unknown, name: string): readonly (readonly [string, string])[] {
  if (value === undefined || Array.isArray(value)) return [];
  if (typeof value === "string") return [[name, value]];
  if (typeof value !== "object" || value === null) return [[name, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, member]) =>
    listFacts(member, name === "" ? key : `${name}, ${key}`),
  );
}
