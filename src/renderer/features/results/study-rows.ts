import type { StudyView, TrialView } from "#shared/ipc/channels/run-channels.ts";

/** One line of a study's tables. */
export interface StudyRow {
  readonly what: string;
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
  const row = (what: string, trial: TrialView): StudyRow => ({
    what,
    parameters: describeParameters(trial.parameters),
    trial,
  });
  return [
    row("Best, searched days", study.best),
    row("Best, unseen days", study.bestOutOfSample),
    row("Defaults, searched days", study.defaults),
    row("Defaults, unseen days", study.defaultsOutOfSample),
  ];
}

/** The best trials by rank. */
export function trialRows(study: StudyView): readonly StudyRow[] {
  return study.top.map((trial, index) => ({
    what: String(index + 1),
    parameters: describeParameters(trial.parameters),
    trial,
  }));
}
