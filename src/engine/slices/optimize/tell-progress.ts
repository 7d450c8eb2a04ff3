import type { SliceContext } from "#engine/base/slice-context.ts";

/** Says how far a search is and, from the speed measured so far, at what rate it goes and how long the rest will take. */
export function createProgressTeller(
  { clock, progress }: Pick<SliceContext, "clock" | "progress">,
  total: number,
): (done: number, run: number) => void {
  const startMs = clock.monotonicMs();
  return (done, run) => {
    const elapsedMs = clock.monotonicMs() - startMs;
    const leftSeconds = ((elapsedMs / Math.max(1, run)) * Math.max(0, total - done)) / 1_000;
    const left =
      run === 0 || elapsedMs < 1_000
        ? ""
        : `, ${describeRate(run / (elapsedMs / 1_000))}, about ${describeSeconds(leftSeconds)} left`;
    progress(Math.min(1, done / total), `${done} of ${total} backtests${left}`);
  };
}

function describeRate(perSecond: number): string {
  return perSecond < 1 ? `${(perSecond * 60).toFixed(1)} a minute` : `${Math.round(perSecond)} a second`;
}

function describeSeconds(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
