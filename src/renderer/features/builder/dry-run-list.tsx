import type { DryRunView } from "#shared/ipc/channels/workflow-channels.ts";
import { Button } from "#renderer/ui/button.tsx";

interface DryRunListProps {
  readonly dryRun: DryRunView;
  readonly onShow: (path: string) => void;
  readonly onClose: () => void;
}

/** What each step would be given and change, without having called anything. */
export function DryRunList({ dryRun, onShow, onClose }: DryRunListProps) {
  return (
    <section className="problems" aria-label="Dry run">
      <div className="problems__head">
        <p className="problems__count">
          Dry run in {dryRun.mode} mode: {dryRun.steps.length} steps, nothing was called
        </p>
        <Button label="Close" look="quiet" onPress={onClose} />
      </div>
      <ol className="problems__list" aria-label="Steps of the dry run">
        {dryRun.steps.map(({ step, slice, method, effect, fields }) => (
          <li key={step}>
            <button type="button" className="problems__item" onClick={() => onShow(step)}>
              <span className="problems__place">{step}</span>
              <span className="problems__message">
                {slice}.{method}
                {effect === undefined ? "" : ` ${effect}`}
                {fields.length === 0
                  ? ""
                  : `: ${fields.map(({ name, from }) => `${name} = ${from}`).join(", ")}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
