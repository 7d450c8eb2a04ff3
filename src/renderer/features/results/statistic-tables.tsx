import { HelpGroup } from "#renderer/ui/help-group.tsx";
import { HelpTerm } from "#renderer/ui/help-term.tsx";
import type { Statistics } from "#shared/model/backtest-result.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { figureWords } from "./figure-words.ts";
import { STATISTIC_GROUPS } from "./statistic-rows.ts";

export function StatisticTables({ statistics }: { readonly statistics: Statistics }) {
  return (
    <HelpGroup className="statistics">
      {STATISTIC_GROUPS.map(({ title, rows }) => (
        <section key={title} className="statistics__group" aria-label={title}>
          <h3 className="statistics__title">{title}</h3>
          <dl>
            {rows.map(({ key, label, kind, isSigned, hint, unit, nonFinite }) => (
              <div key={key} className="statistics__row">
                <dt>
                  <HelpTerm title={label} words={figureWords(hint, statistics[key], nonFinite)} />
                </dt>
                <dd>
                  <FigureText
                    value={statistics[key]}
                    kind={kind}
                    isSigned={isSigned}
                    whyNotFinite={nonFinite}
                  />
                  {unit === "" ? null : <span className="statistics__unit">{unit}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </HelpGroup>
  );
}
