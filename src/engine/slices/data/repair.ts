import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { inspectSeries } from "#engine/calc/quality/inspect-series.ts";
import { proposeRepairs } from "#engine/calc/quality/propose-repairs.ts";
import { formatIsoDate } from "#shared/model/time.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import { keyOf } from "./curated-library.ts";
import { inspectSource } from "./inspect-source.ts";
import type { dataManifest } from "./manifest.ts";

type Method = (typeof dataManifest)["methods"]["repair"];

/**
 * What would be repaired, and with `apply` it is: bars as they came are kept, repairs lie beside them. With `undo` all repairs of the
 * series are taken back.
 */
export function repair(
  library: CuratedLibrary,
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const { curation } = library;
  const current = inspectSource(library, input);
  const key = keyOf(current);
  const before = curation.repairs(key);
  if (input.undo) {
    curation.saveRepairs(key, []);
    return { series: describeSeries(inspectSource(library, input)), repairs: before, state: "undone" };
  }
  const { findings } = inspectSeries(
    current,
    curation.actions(key.symbol),
    library.quarantineBelow(),
    context.hash,
  );
  const chosen = findings.filter(({ tsOpenMs }) => input.days?.includes(formatIsoDate(tsOpenMs)) ?? true);
  const found = proposeRepairs(current, chosen, context.clock.now());
  if (input.apply && found.length > 0) {
    // A bar that is repaired twice is remembered as it came.
    const isRepairedAgain = ({ was }: (typeof before)[number]): boolean =>
      found.some((one) => one.was.tsOpenMs === was.tsOpenMs);
    const kept = before.filter((one) => !isRepairedAgain(one));
    const again = found.map((one) => ({
      ...one,
      was: before.find(({ was }) => was.tsOpenMs === one.was.tsOpenMs)?.was ?? one.was,
    }));
    const all = [...kept, ...again].toSorted((left, right) => left.was.tsOpenMs - right.was.tsOpenMs);
    curation.saveRepairs(key, all);
  }
  return {
    series: describeSeries(inspectSource(library, input)),
    repairs: found,
    state: input.apply ? "applied" : "proposed",
  };
}
