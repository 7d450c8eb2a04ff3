import { heatMap } from "#engine/calc/overfitting/heat-map.ts";
import type { StoredTrial, StudyRecord } from "#main/store/study-store.ts";
import { definitionOf, outcomeOf } from "#main/studies/stored-study.ts";
import { userError } from "#shared/errors/app-error.ts";
import type {
  ComparedStudyRow,
  StudyHeatMap,
  StudyStatus,
  StudySummary,
} from "#shared/ipc/channels/study-channels.ts";
import type { EpochMs } from "#shared/model/time.ts";

/** More values of a parameter than this share cells. */
const MAXIMUM_CELLS = 40;

/** What is asked beside the record itself. */
export interface StudyFacts {
  readonly name: string;
  readonly status: StudyStatus;
  readonly trials: number;
  readonly tsOpenedMs: EpochMs | undefined;
}

export function toStudySummary(record: StudyRecord, { name, ...facts }: StudyFacts): StudySummary {
  const { kind, strategy, sampler, objective, symbols, range, holdOut } = definitionOf(record);
  const { tsStartedMs, tsChangedMs, runId, reason } = record;
  const outcome = outcomeOf(record);
  return {
    study: name,
    kind,
    strategy,
    sampler,
    objective,
    symbols,
    range,
    holdOut,
    ...facts,
    tsStartedMs,
    tsChangedMs,
    runId,
    parameters: outcome?.parameters,
    figures: outcome?.figures ?? {},
    reason,
  };
}

/** Trials over days that were searched, not those that judged a choice. */
export function searchedTrials(record: StudyRecord, trials: readonly StoredTrial[]): readonly StoredTrial[] {
  const { kind, range } = definitionOf(record);
  if (kind === "search") return trials.filter(({ from, to }) => from === range.from && to === range.to);
  const sizes = new Map<string, number>();
  for (const { from, to } of trials) sizes.set(`${from} ${to}`, (sizes.get(`${from} ${to}`) ?? 0) + 1);
  // The days after a window are traded by the choice and the defaults only.
  return trials.filter(({ from, to }) => (sizes.get(`${from} ${to}`) ?? 0) > 2);
}

/** Throws `study.unknown-parameter`. */
export function toHeatMap(trials: readonly StoredTrial[], x: string, y: string): StudyHeatMap {
  const names = Object.keys(trials[0]?.parameters ?? {});
  for (const name of [x, y]) {
    if (!names.includes(name)) throw unknownParameter(name, names);
  }
  const scored = trials.map(({ parameters, sharpe }) => ({ parameters, score: sharpe }));
  return heatMap(scored, [x, y], MAXIMUM_CELLS);
}

function unknownParameter(name: string, names: readonly string[]) {
  return userError({
    code: "study.unknown-parameter",
    message: `a heat map needs two parameters of the study, was ${name}`,
    field: "parameter",
    value: name,
    remedy: names.length === 0 ? "the study has no trial yet" : `use two of ${names.join(", ")}`,
  });
}

/** Each fact that one of them has, side by side. */
export function compareStudies(studies: readonly StudySummary[]): readonly ComparedStudyRow[] {
  const facts = studies.map(listFacts);
  const labels = [...new Set(facts.flatMap((of) => [...of.keys()]))];
  return labels.map((label) => {
    const values = facts.map((of) => of.get(label));
    return { label, values, isSame: new Set(values).size === 1 };
  });
}

function listFacts(study: StudySummary): ReadonlyMap<string, string | number> {
  const { kind, status, strategy, sampler, objective, symbols, range, holdOut, trials } = study;
  return new Map([
    ...flatten("figures", study.figures).map(
      ([label, value]) => [label.slice("figures, ".length), value] as const,
    ),
    ...flatten("parameters", study.parameters ?? {}),
    ...Object.entries({ kind, status, strategy, sampler, objective, trials }),
    ["symbols", symbols.join(" ")] as const,
    ["range", `${range.from} to ${range.to}`] as const,
    ...(holdOut === undefined ? [] : [["hold-out", `${holdOut.from} to ${holdOut.to}`] as const]),
  ]);
}

function flatten(name: string, value: unknown): readonly (readonly [string, string | number])[] {
  if (typeof value === "number") return [[name, Number.isFinite(value) ? value : String(value)]];
  if (typeof value === "string") return [[name, value]];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => flatten(`${name}, ${key}`, member));
}
