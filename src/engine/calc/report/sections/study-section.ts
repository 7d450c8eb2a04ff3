import { toCanonical } from "#engine/base/canonical-json.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

/** What these figures begin with was measured on days that no search saw, so it comes first. */
const UNSEEN = /^(unseen|bestOutOfSample|defaultsOutOfSample|efficiency)/;

/** The plain figures of what an optimiser answered, those of unseen days first; its other lists are in the JSON only. */
export function studySection(study: unknown): Markup {
  const plain = toCanonical(study);
  const all = listFacts(plain, "");
  if (all.length === 0) return markup``;
  const facts = [...all.filter(([name]) => UNSEEN.test(name)), ...all.filter(([name]) => !UNSEEN.test(name))];
  return markup`<section><h2>Study</h2><table class="facts"><tbody>${facts.map(
    ([name, value]) => markup`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</tbody></table>${windowTable(plain)}<p class="note">Every trial is in the JSON form of this report.</p></section>`;
}

/** One line a window of a walk forward. */
function windowTable(study: unknown): Markup {
  const windows =
    typeof study === "object" && study !== null && "windows" in study ? study.windows : undefined;
  if (!Array.isArray(windows) || windows.length === 0) return markup``;
  const rows = windows.map((window) => listFacts(window, ""));
  const names = rows[0]?.map(([name]) => name) ?? [];
  return markup`<table class="figures"><caption>Windows</caption><thead><tr>${names.map(
    (name) => markup`<th scope="col">${name}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) => markup`<tr>${row.map(([, value]) => markup`<td class="number">${value}</td>`)}</tr>`,
  )}</tbody></table>`;
}

function listFacts(value: unknown, name: string): readonly (readonly [string, string])[] {
  if (value === undefined || Array.isArray(value)) return [];
  if (typeof value === "string") return [[name, value]];
  if (typeof value !== "object" || value === null) return [[name, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, member]) =>
    listFacts(member, name === "" ? key : `${name}, ${key}`),
  );
}
