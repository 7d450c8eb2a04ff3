import type { RegimeView } from "#shared/ipc/channels/regime-channels.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { regimeTitle } from "./regime-title.ts";

/** The regime of the newest bar: how sure the rules are, since when it is so, and what they see. */
export function CurrentRegimeCard({ current, spells }: Pick<RegimeView, "current" | "spells">) {
  const spell = spells.at(-1);
  const isOngoing = spell?.isOngoing === true && spell.regime === current.regime;
  const since = isOngoing
    ? `since ${spell.from}, ${formatNumber(spell.bars, "integer").text} bars`
    : "since before its bars begin";
  return (
    <div className="regime-card" role="group" aria-label="Current regime">
      <p className="regime-card__name">
        <svg className="regime-key" viewBox="0 0 10 10" aria-hidden="true">
          <rect className={`regime-fill regime-fill--${current.regime}`} width="10" height="10" rx="2" />
        </svg>
        {regimeTitle(current.regime)}
        <span className="cell-muted regime-card__since">{since}</span>
      </p>
      <dl className="regime-card__facts">
        <Fact name="Confidence" value={current.confidence} kind="percent" decimals={0} />
        <Fact name="Trend score" value={current.trendScore} kind="ratio" />
        <Fact name="Volatility a year" value={current.annualVolatility} kind="percent" />
        <Fact name="Volatility rank" value={current.volatilityPercentile} kind="percent" decimals={0} />
        <Fact name="Below its high" value={current.drawdown} kind="percent" />
        <div>
          <dt>As of</dt>
          <dd>{current.asOf}</dd>
        </div>
      </dl>
    </div>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: number | undefined;
  readonly kind: "percent" | "ratio";
  readonly decimals?: number;
}

function Fact({ name, value, kind, decimals }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <FigureText
          value={value}
          kind={kind}
          whyNotFinite="the history is too short for it"
          {...(decimals === undefined ? {} : { decimals })}
        />
      </dd>
    </div>
  );
}
