import { HelpGroup } from "#renderer/ui/help-group.tsx";
import { HelpTerm } from "#renderer/ui/help-term.tsx";
import type { Statistics } from "#shared/model/backtest-result.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { figureWords } from "./figure-words.ts";
import { KEY_STATISTICS } from "./statistic-rows.ts";

export function StatisticCards({ statistics }: { readonly statistics: Statistics }) {
  return (
    <HelpGroup className="cards">
      {KEY_STATISTICS.map(({ key, label, kind, isSigned, hint, nonFinite }) => (
        <div key={key} className="card" role="group" aria-label={label}>
          <span className="card__label">
            <HelpTerm title={label} words={figureWords(hint, statistics[key], nonFinite)} />
          </span>
          <span className="card__value">
            <FigureText value={statistics[key]} kind={kind} isSigned={isSigned} whyNotFinite={nonFinite} />
          </span>
        </div>
      ))}
    </HelpGroup>
  );
}
