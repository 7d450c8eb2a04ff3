import type { Statistics } from "#shared/model/backtest-result.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { KEY_STATISTICS } from "./statistic-rows.ts";

export function StatisticCards({ statistics }: { readonly statistics: Statistics }) {
  return (
    <div className="cards">
      {KEY_STATISTICS.map(({ key, label, kind, isSigned, hint, nonFinite }) => (
        <div key={key} className="card" role="group" aria-label={label} title={hint}>
          <span className="card__label">{label}</span>
          <span className="card__value">
            <FigureText value={statistics[key]} kind={kind} isSigned={isSigned} whyNotFinite={nonFinite} />
          </span>
        </div>
      ))}
    </div>
  );
}
