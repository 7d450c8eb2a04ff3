import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { summaryText } from "./summary-text.ts";

/** What the steps of a run found, where the run made no backtest that would show it. */
export function Findings({ run }: { readonly run: RunView }) {
  const nameOf = useStrategyName();
  const found = run.steps.flatMap(({ step, summary }) => {
    const text = summaryText(summary, nameOf);
    return text === "" ? [] : [{ step, text }];
  });
  return (
    <section className="findings" aria-label="What its steps found">
      <h2 className="findings__title">{run.workflow} is done</h2>
      <p className="hint">
        {found.length === 0
          ? "Its steps found nothing to tell. They stand at the right."
          : "It made no backtest. This is what its steps found:"}
      </p>
      <dl className="findings__list">
        {found.map(({ step, text }) => (
          <div key={step} className="findings__row">
            <dt>{step}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
