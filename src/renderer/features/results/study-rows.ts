import type { StudyView, TrialView } from "#shared/ipc/contract.ts";

/** One line of a study's tables. */
export interface StudyRow {
  readonly what: string;
  /** The days that it was measured on. */
  readonly days: string;
  readonly parameters: string;
  readonly trial: TrialView;
}

export function describeParameters(parameters: TrialView["parameters"]): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}

/** The choice of a search and the defaults, each on the days that were searched and on those that were not. */
export function comparisonRows(study: StudyView): readonly StudyRow[] {
  const searched = `${study.inSample.from} to ${study.inSample.to}`;
  const unseen = `${study.outOfSample.from} to ${study.outOfSample.to}`;
  const row = (what: string, days: string, trial: TrialView): StudyRow => ({
    what,
    days,
    parameters: describeParameters(trial.parameters),
    trial,
  });
  return [
    row("Best, searched days", searched, study.best),
    row("Best, unseen days", unseen, study.bestOutOfSample),
    row("Defaults, searched days", searched, study.defaults),
    row("Defaults, unseen days", unseen, study.defaultsOutOfSample),
  ];
}

/** The best trials by rank. */
export function trialRows(study: StudyView): readonly StudyRow[] {
  return study.top.map((trial, index) => ({
    what: String(index + 1),
    days: "",
    parameters: describeParameters(trial.parameters),
    trial,
  }));
}
