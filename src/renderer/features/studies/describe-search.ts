import type { StudySummary } from "#shared/ipc/channels/study-channels.ts";
import { formatNumber } from "#renderer/ui/format-number.ts";

export interface PlannedSearch {
  readonly kind: StudySummary["kind"];
  readonly combinations: number;
  /** Backtests of a search that does not try all; undefined of one that does. */
  readonly trials: number | undefined;
}

const SECOND_MS = 1_000;
const MINUTE_S = 60;

/** How much a search would do and, at the pace of the last one of its kind that ran through, how long it would take. */
export function describeSearch(planned: PlannedSearch, studies: readonly StudySummary[]): string {
  const { kind, combinations, trials } = planned;
  const backtests = trials === undefined ? combinations : Math.min(trials, combinations);
  const all = `${count(combinations)} combinations`;
  const what = trials === undefined ? `${all} at most` : `${count(backtests)} backtests of ${all} at most`;
  if (kind === "walk_forward") return `${what} in each window.`;
  const last = studies.find(
    (study) => study.kind === kind && study.status === "complete" && study.trials > 0 && lastedMs(study) > 0,
  );
  if (last === undefined) return `${what}. No search was timed in this workspace yet.`;
  const seconds = (lastedMs(last) / last.trials / SECOND_MS) * backtests;
  return `${what}. About ${duration(seconds)} at the pace of ${last.study}.`;
}

const lastedMs = ({ tsStartedMs, tsChangedMs }: StudySummary): number => tsChangedMs - tsStartedMs;

const count = (value: number): string => formatNumber(value, "integer").text;

function duration(seconds: number): string {
  if (seconds < 1) return "1 s";
  return seconds < 2 * MINUTE_S
    ? `${count(Math.ceil(seconds))} s`
    : `${count(Math.ceil(seconds / MINUTE_S))} min`;
}
