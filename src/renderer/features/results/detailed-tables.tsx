import { formatCount } from "#renderer/ui/format-number.ts";
import { HelpGroup } from "#renderer/ui/help-group.tsx";
import { HelpTerm } from "#renderer/ui/help-term.tsx";
import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import { DETAILED_STATISTICS } from "#shared/model/statistics/detailed-statistics.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { figureWords, NOT_DEFINED } from "./figure-words.ts";
import { numberKindOf } from "./statistic-rows.ts";

/** How sure the headline is, then every other figure by group. */
export function DetailedTables({ analysis }: { readonly analysis: ResultAnalysis }) {
  return (
    <HelpGroup className="statistics">
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
              <div key={key} className="statistics__row">
                <dt>
                  <HelpTerm
                    title={label}
                    words={figureWords(definition, analysis.statistics[key], nonFinite)}
                  />
                </dt>
                <dd>
                  <FigureText
                    value={analysis.statistics[key]}
                    kind={numberKindOf(kind)}
                    whyNotFinite={nonFinite ?? NOT_DEFINED}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </HelpGroup>
  );
}

const intervalWords = (resamples: number): readonly string[] => [
  `The figure was computed again from ${formatCount(resamples)} resamples of what happened; 95 % of them lie between the two.`,
  "It is blind to what never happened: a crash that was not in the data is not in it.",
];

function Intervals({ analysis: { intervals, sample } }: { readonly analysis: ResultAnalysis }) {
  return (
    <section className="statistics__group" aria-label="Confidence">
      <h3 className="statistics__title">Confidence: 95 % of resamples lie between</h3>
      {intervals.length === 0 ? (
        <p className="hint">Too few {sample.period}s and trades to say how sure the figures are.</p>
      ) : null}
      <dl>
        {intervals.map(({ figure, label, kind, lower, upper, resamples }) => (
          <div key={figure} className="statistics__row">
            <dt>
              <HelpTerm title={`${label}, how sure`} words={intervalWords(resamples)}>
                {label}
              </HelpTerm>
            </dt>
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
