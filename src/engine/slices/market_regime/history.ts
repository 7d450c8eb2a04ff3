import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { detectRegimes } from "#engine/calc/regimes/detect-regimes.ts";
import type { RegimeInput, RegimeMethods } from "./manifest.ts";
import { regimeSpells } from "./regime-spells.ts";
import { regimeSummaries } from "./regime-summaries.ts";
import { regimeTransitions } from "./regime-transitions.ts";
import { settingsFrom } from "./settings-from.ts";

/** What followed what, for how long and with which return, measured on the bars given. */
export function history(
  input: RegimeInput,
  context: SliceContext,
): z.input<RegimeMethods["history"]["output"]> {
  const settings = settingsFrom(input);
  const parts = input.bars.map((series) => {
    context.cancellation.throwIfCancelled();
    const found = detectRegimes(series, settings);
    const spells = regimeSpells(series, found);
    return {
      spells,
      summaries: regimeSummaries(series, found, spells),
      transitions: regimeTransitions(found),
    };
  });
  return {
    spells: parts.flatMap((part) => part.spells),
    summaries: parts.flatMap((part) => part.summaries),
    transitions: parts.flatMap((part) => part.transitions),
  };
}
