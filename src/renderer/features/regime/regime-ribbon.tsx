import type { RegimeSpellView } from "#shared/ipc/channels/regime-channels.ts";
import { parseIsoDate } from "#shared/model/time.ts";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { timeTicks } from "#renderer/ui/plots/ticks.ts";
import { regimeTitle } from "./regime-title.ts";

interface RegimeRibbonProps {
  readonly symbol: string;
  readonly spells: readonly RegimeSpellView[];
}

const WIDTH = 1_000;
const HEIGHT = 34;
const MOST_TICKS = 5;
/** Room that the days at its ends take. */
const END_SHARE = 0.1;

/** Each spell where it was; volatile ones stand full height and quiet ones lower, so that colour is not all that tells. */
export function RegimeRibbon({ symbol, spells }: RegimeRibbonProps) {
  const [first, last] = [spells[0], spells.at(-1)];
  if (first === undefined || last === undefined) return null;
  const startMs = timeOf(first.from);
  const lengthMs = Math.max(1, timeOf(last.to) - startMs);
  const xOf = (day: string): number => ((timeOf(day) - startMs) / lengthMs) * WIDTH;
  return (
    <figure className="month-strip">
      <svg
        className="regime-ribbon"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Regimes of ${symbol} from ${first.from} to ${last.to}: ${spells.length} spells`}
      >
        {spells.map((spell, index) => {
          const next = spells[index + 1];
          const height = spell.regime.endsWith("_quiet") ? HEIGHT * 0.62 : HEIGHT;
          const x = xOf(spell.from);
          return (
            <rect
              key={spell.from}
              className={`regime-fill regime-fill--${spell.regime}`}
              x={x}
              y={HEIGHT - height}
              width={Math.max(0.6, (next === undefined ? WIDTH : xOf(next.from)) - x)}
              height={height}
            >
              <title>{describeSpell(spell)}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="month-strip__ends" aria-hidden="true">
        <span>{first.from}</span>
        {timeTicks(startMs + END_SHARE * lengthMs, startMs + (1 - END_SHARE) * lengthMs, MOST_TICKS).map(
          ({ at, label }) => (
            <span
              key={label}
              className="month-strip__year"
              style={{ left: `${((at - startMs) / lengthMs) * 100}%` }}
            >
              {label}
            </span>
          ),
        )}
        <span>{last.to}</span>
      </figcaption>
    </figure>
  );
}

const timeOf = (day: string): number => parseIsoDate(day) ?? Number.NaN;

function describeSpell({ regime, from, to, bars, returnFraction }: RegimeSpellView): string {
  const change = formatNumber(returnFraction, "percent", { isSigned: true }).text;
  return `${regimeTitle(regime)}: ${from} to ${to}, ${formatNumber(bars, "integer").text} bars, ${change}`;
}
