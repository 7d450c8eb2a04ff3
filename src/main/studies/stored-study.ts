import type { StudyDefinition, StudyOutcome } from "#engine/slices/optimize/ports.ts";
import type { StudyRecord } from "#main/store/study-store.ts";
import { seriesNames } from "#main/store/trial-ledger.ts";

/** The definition of a study as plain data, without its bars. */
export interface StoredStudyDefinition extends Pick<
  StudyDefinition,
  "kind" | "strategy" | "sampler" | "objective" | "venue"
> {
  readonly symbols: readonly string[];
  readonly dataHashes: readonly string[];
  /** Under which the ledger counts. */
  readonly series: readonly string[];
  readonly range: { readonly from: string; readonly to: string };
  readonly holdOut?: { readonly from: string; readonly to: string } | undefined;
}

export function toStoredDefinition(definition: StudyDefinition): StoredStudyDefinition {
  const { kind, strategy, sampler, objective, venue, bars, range, holdOut } = definition;
  return {
    kind,
    strategy,
    sampler,
    objective,
    venue,
    symbols: bars.map(({ symbol }) => symbol),
    dataHashes: bars.map(({ dataHash }) => dataHash),
    series: seriesNames(bars),
    range: { from: range.from, to: range.to },
    holdOut,
  };
}

/** The record was written from `toStoredDefinition`. */
export function definitionOf({ definition }: StudyRecord): StoredStudyDefinition {
  return definition as StoredStudyDefinition;
}

/** Undefined for a study that is not complete. */
export function outcomeOf({ status, outcome }: StudyRecord): StudyOutcome | undefined {
  return status === "complete" ? (outcome as StudyOutcome) : undefined;
}
