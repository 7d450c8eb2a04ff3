import type { OutcomeView } from "#shared/ipc/channels/builder-channels.ts";
import type { StepView } from "#shared/ipc/channels/run-channels.ts";
import { ErrorCard } from "#renderer/ui/error-card.tsx";

interface StepOutcomeProps {
  readonly run: StepView;
  readonly outcomes: readonly OutcomeView[];
}

/** What the step of the shown run answered, each by the hash of its content, or why it failed. */
export function StepOutcome({ run, outcomes }: StepOutcomeProps) {
  if (run.error !== undefined) return <ErrorCard title={`${run.step} ${run.status}`} error={run.error} />;
  if (outcomes.length === 0) return null;
  return (
    <section className="step-outcome" aria-label="Values of the run">
      <h3 className="step-form__title">Values of the run</h3>
      <dl className="step-outcome__values">
        {outcomes.map(({ field, summary, hash }) => (
          <div key={field}>
            <dt>
              {field} <span className="wire-value__hash">{hash.slice(0, 12)}</span>
            </dt>
            <dd tabIndex={0}>{typeof summary === "string" ? summary : JSON.stringify(summary)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
