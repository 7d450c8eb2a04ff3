import type { TraderChart } from "./trader-chart.ts";

interface RangeButtonsProps {
  readonly chart: TraderChart | undefined;
  /** First and last candle, in UTC seconds. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

const YEAR_SECONDS = 365 * 86_400;
const RANGES = [
  { label: "All", years: undefined },
  { label: "5Y", years: 5 },
  { label: "1Y", years: 1 },
  { label: "3M", years: 0.25 },
] as const;

/** Brings the last stretch of the bars into view. */
export function RangeButtons({ chart, from, to }: RangeButtonsProps) {
  function show(years: number | undefined): void {
    if (years === undefined || from === undefined || to === undefined) chart?.showEverything();
    else chart?.showRange(Math.max(from, to - years * YEAR_SECONDS), to);
  }
  const spanSeconds = from === undefined || to === undefined ? 0 : to - from;
  const ranges = RANGES.filter(({ years }) => years === undefined || years * YEAR_SECONDS < spanSeconds);
  return (
    <div className="segments" role="group" aria-label="Time in view">
      {ranges.map(({ label, years }) => (
        <button key={label} type="button" className="segments__item" onClick={() => show(years)}>
          {label}
        </button>
      ))}
    </div>
  );
}
