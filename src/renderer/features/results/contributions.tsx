import type { ResultView } from "#shared/ipc/channels/run-channels.ts";

/** What each step put into the result, as the report says it. */
export function Contributions({ result }: { readonly result: ResultView }) {
  if (result.contributions.length === 0)
    return <p className="hint">Nothing is known of the steps: the run made no report.</p>;
  return (
    <ol className="contributions" aria-label="What each step contributed" tabIndex={0}>
      {result.contributions.map(({ step, title, lines }) => (
        <li key={step} className="contributions__item">
          <h3 className="contributions__step">{title}</h3>
          <div className="contributions__lines">
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
