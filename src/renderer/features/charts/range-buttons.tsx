import type { TraderChart } from "./trader-chart.ts";

interface RangeButtonsProps {
  readonly chart: TraderChart | undefined;
  /** First and last candle, in UTC seconds. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** The stretch that the chart opens with, under its own name; undefined while there is none. */
  readonly main: TimeStretch | undefined;
}

export interface TimeStretch {
  readonly label: string;
  /** In UTC seconds. */
  readonly from: number;
  readonly to: number;
}

const YEAR_SECONDS = 365 * 86_400;
const RANGES = [
  { label: "5Y", years: 5 },
  { label: "1Y", years: 1 },
  { label: "3M", years: 0.25 },
] as const;

/** Brings a stretch of the bars into view: the one that matters, all of them, or the last years. */
export function RangeButtons({ chart, from, to, main }: RangeButtonsProps) {
  const spanSeconds = from === undefined || to === undefined ? 0 : to - from;
  const lasts = RANGES.filter(({ years }) => years * YEAR_SECONDS < spanSeconds);
  const showLast = (years: number): void => {
    if (to !== undefined) chart?.showRange(to - years * YEAR_SECONDS, to);
  };
  return (
    <div className="segments" role="group" aria-label="Time in view">
      {main === undefined ? null : (
        <RangeButton label={main.label} onPress={() => chart?.showRange(main.from, main.to)} />
      )}
      <RangeButton label="All" onPress={() => chart?.showEverything()} />
      {lasts.map(({ label, years }) => (
        <RangeButton key={label} label={label} onPress={() => showLast(years)} />
      ))}
    </div>
  );
}

function RangeButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="segments__item" onClick={onPress}>
      {label}
    </button>
  );
}
