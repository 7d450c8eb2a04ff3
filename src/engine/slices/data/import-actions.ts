import type { z } from "zod";
import { parseActionsCsv } from "#engine/calc/actions/parse-actions-csv.ts";
import { barProblemsError } from "#engine/calc/bars/bar-problem.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import type { dataManifest } from "./manifest.ts";

type Method = (typeof dataManifest)["methods"]["import_actions"];

/** Adds the splits and dividends of a text to those of a symbol, or throws with every problem and adds none. */
export function importActions(
  { curation }: CuratedLibrary,
  input: z.output<Method["input"]>,
): z.input<Method["output"]> {
  const symbol = input.symbol.toUpperCase();
  const parsed = parseActionsCsv(input.text);
  if (!parsed.ok) throw barProblemsError(parsed.error, input.fileName);
  curation.saveActions(symbol, parsed.value);
  return { symbol, imported: parsed.value.length, actions: curation.actions(symbol) };
}
