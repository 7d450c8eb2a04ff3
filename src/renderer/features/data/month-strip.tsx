import type { MonthCoverage } from "#shared/model/data-quality.ts";

interface MonthStripProps {
  readonly label: string;
  readonly months: readonly MonthCoverage[];
  /** Which share of a month's bar is full, and how it is marked, 0 to 1. */
  readonly mark: (month: MonthCoverage) => {
    readonly full: number;
    readonly look: string;
    readonly text: string;
  };
}

const HEIGHT = 28;

/** A bar a month, old to new; what is not there is a gap, so that it is told without colour. */
function MonthStrip({ label, months, mark }: MonthStripProps) {
  const [first, last] = [months[0], months.at(-1)];
  return (
    <figure className="month-strip">
      <svg
        className="month-strip__bars"
        viewBox={`0 0 ${Math.max(1, months.length)} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {months.map((month, index) => {
          const { full, look, text } = mark(month);
          const height = Math.max(full > 0 ? 2 : 0, full * HEIGHT);
          return (
            <g key={month.month}>
              <rect className="month-strip__ground" x={index} y={0} width={0.86} height={HEIGHT} />
              <rect
                className={`month-strip__bar month-strip__bar--${look}`}
                x={index}
                y={HEIGHT - height}
                width={0.86}
                height={height}
              />
              <title>{`${month.month}: ${text}`}</title>
            </g>
          );
        })}
      </svg>
      <figcaption className="month-strip__ends" aria-hidden="true">
        <span>{first?.month}</span>
        <span>{last?.month}</span>
      </figcaption>
    </figure>
  );
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

interface StripProps {
  readonly symbol: string;
  readonly months: readonly MonthCoverage[];
}

/** How much of each month is there. */
export function CoverageStrip({ symbol, months }: StripProps) {
  const holes = months.filter(({ bars, missing }) => missing > 0 || bars === 0).length;
  return (
    <MonthStrip
      label={`Coverage of ${symbol}: ${count(months.length, "month", "months")}, ${holes === 0 ? "none with a hole" : `${holes} with holes`}`}
      months={months}
      mark={({ bars, missing }) => ({
        full: bars === 0 ? 0 : bars / (bars + missing),
        look: missing > 0 ? "warning" : "good",
        text: `${count(bars, "bar", "bars")}${missing > 0 ? `, ${missing} missing` : ""}`,
      })}
    />
  );
}

/** Which months have bars that look wrong, and which were mended. */
export function QualityStrip({ symbol, months }: StripProps) {
  const wrong = months.filter(({ suspicious }) => suspicious > 0).length;
  const mended = months.filter(({ repaired }) => repaired > 0).length;
  return (
    <MonthStrip
      label={`Quality of ${symbol}: ${wrong === 0 ? "no month" : count(wrong, "month", "months")} with suspicious bars, ${mended} with repaired ones`}
      months={months}
      mark={({ bars, suspicious, repaired }) => {
        const look = suspicious > 0 ? "bad" : repaired > 0 ? "repaired" : "good";
        return {
          full: bars === 0 ? 0 : 1,
          look,
          text: `${suspicious} suspicious, ${repaired} repaired of ${count(bars, "bar", "bars")}`,
        };
      }}
    />
  );
}
