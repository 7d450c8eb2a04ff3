import type { RunView, StepView } from "#shared/ipc/channels/run-channels.ts";

const isDone = (step: StepView): boolean => step.status === "completed";

/** How much of a run is done: whole steps, and of the running one its own share. */
function progressOf(steps: readonly StepView[]): number {
  if (steps.length === 0) return 0;
  const done = steps.filter(isDone).length;
  const under = steps.find((step) => step.status === "running")?.progress ?? 0;
  return Math.min(1, (done + under) / steps.length);
}

/** The middle while a run is on its way. */
export function RunProgress({ run }: { readonly run: RunView }) {
  const running = run.steps.find((step) => step.status === "running");
  const percent = Math.round(progressOf(run.steps) * 100);
  return (
    <div className="empty">
      <p className="empty__title">{running?.step ?? (run.status === "paused" ? "Paused" : "Preparing")}</p>
      <div
        className="progress progress--wide"
        role="progressbar"
        aria-label="Progress of the run"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className="progress__bar" style={{ width: `${percent}%` }} />
      </div>
      <p className="empty__text">
        {run.steps.filter(isDone).length} of {run.steps.length} steps
        {running?.progressMessage === undefined ? "" : ` · ${running.progressMessage}`}
      </p>
    </div>
  );
}
