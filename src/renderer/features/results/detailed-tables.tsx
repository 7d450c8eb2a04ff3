import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import { DETAILED_STATISTICS } from "#shared/model/statistics/detailed-statistics.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { numberKindOf } from "./statistic-rows.ts";

/** How sure the headline is, then every other figure by group. */
export function DetailedTables({ analysis }: { readonly analysis: ResultAnalysis }) {
  return (
    <div className="statistics">
      <Intervals analysis={analysis} />
      {DETAILED_STATISTICS.map(({ title, figures }) => (
        <section key={title} className="statistics__group" aria-label={title}>
          <h3 className="statistics__title">{title}</h3>
          {analysis.sampleWarnings
            .filter(({ of }) => of === title)
            .map(({ text }) => (
              <p key={text} className="hint">
                {text}
              </p>
            ))}
          <dl>
            {figures.map(({ key, label, kind, definition, nonFinite }) => (
              <div key={key} className="statistics__row" title={definition}>
                <dt>{label}</dt>
                <dd>
                  <FigureText
                    value={analysis.statistics[key]}
                    kind={numberKindOf(kind)}
                    whyNotFinite={nonFinite ?? "not defined for this run"}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Intervals({ analysis: { intervals, sample } }: { readonly analysis: ResultAnalysis }) {
  return (
    <section className="statistics__group" aria-label="Confidence">
      <h3 className="statistics__title">Confidence: 95 % of resamples lie between</h3>
      {intervals.length === 0 ? (
        <p className="hint">Too few {sample.period}s and trades to say how sure the figures are.</p>
      ) : null}
      <dl>
        {intervals.map(({ figure, label, kind, lower, upper, resamples }) => (
          <div
            key={figure}
            className="statistics__row"
            title={`${resamples} resamples of what happened; blind to what never did`}
          >
            <dt>{label}</dt>
            <dd>
              <FigureText value={lower} kind={numberKindOf(kind)} /> to{" "}
              <FigureText value={upper} kind={numberKindOf(kind)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
