import type { ResultView } from "#shared/ipc/contract.ts";

/** What each step changed in the result. */
export function Contributions({ result }: { readonly result: ResultView }) {
  return (
    <div className="contributions">
      <p className="contributions__note">{result.strategy.note}</p>
      <ol className="contributions__list" aria-label="What each step contributed">
        {result.contributions.map(({ step, text }) => (
          <li key={`${step} ${text}`} className="contributions__item">
            <span className="contributions__step">{step}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {result.sizing === undefined ? null : (
        <ul className="contributions__list" aria-label="What the sizes rest on">
          {result.sizing.grounds.map((ground) => (
            <li key={ground} className="contributions__item">
              <span className="contributions__step">sizing</span>
              <span>{ground}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
