import { spellOut } from "#shared/model/spell-out.ts";
import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import type { StepView } from "#shared/ipc/channels/run-channels.ts";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { formatCount } from "#renderer/ui/format-number.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";
import { StatusIcon } from "#renderer/ui/status-icon.tsx";
import { summaryText } from "./summary-text.ts";

/** The steps of a run in order, each with its state, its time, and what it found or why it failed. */
export function StepList({ steps }: { readonly steps: readonly StepView[] }) {
  return (
    <ol className="steps" aria-label="Run steps">
      {steps.map((step) => (
        <li
          key={step.step}
          className={`step step--${step.status}`}
          aria-label={`${step.step}: ${step.status}`}
        >
          <span className="step__rail" aria-hidden="true" />
          <StatusIcon status={step.status} />
          <div className="step__main">
            <div className="step__line">
              <span className="step__name">{step.step}</span>
              <StepTime step={step} />
            </div>
            <span className="step__method">
              {spellOut(step.slice)}: {spellOut(step.method)}
              {step.count > 1 ? <span className="step__count">×{formatCount(step.count)}</span> : null}
            </span>
            <StepNote step={step} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepTime({ step }: { readonly step: StepView }) {
  if (step.durationMs === undefined) return null;
  return <span className="step__time">{formatDuration(step.durationMs)}</span>;
}

function StepNote({ step }: { readonly step: StepView }) {
  const nameOf = useStrategyName();
  if (step.error !== undefined) return <ErrorCard error={step.error} title={`${step.step} ${step.status}`} />;
  if (step.status === "running") return <StepProgress step={step} />;
  const text = summaryText(step.summary, nameOf);
  return text === "" ? null : (
    <span className="step__summary" title={text}>
      {text}
    </span>
  );
}

function StepProgress({ step }: { readonly step: StepView }) {
  const percent = step.progress === undefined ? undefined : Math.round(step.progress * 100);
  return (
    <div className="step__progress">
      <div
        className={`progress${percent === undefined ? " progress--unknown" : ""}`}
        role="progressbar"
        aria-label={`Progress of ${step.step}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className="progress__bar" style={percent === undefined ? {} : { width: `${percent}%` }} />
      </div>
      <span className="step__summary">
        {percent === undefined ? "working" : `${percent}%`}
        {step.progressMessage === undefined ? "" : ` · ${step.progressMessage}`}
      </span>
    </div>
  );
}
