import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import type { Candle } from "./series-data.ts";
import type { TimeRange } from "./time-view.ts";

interface PaneLegendProps {
  readonly pane: Element | undefined;
  readonly children: ReactNode;
}

/** A line of text at the top left of a pane. */
export function PaneLegend({ pane, children }: PaneLegendProps) {
  if (pane === undefined) return null;
  return createPortal(<div className="legend">{children}</div>, pane);
}

interface CandleLegendProps {
  readonly candle: Candle | undefined;
  readonly previousClose: number | undefined;
  readonly decimals: number;
}

export function CandleLegend({ candle, previousClose, decimals }: CandleLegendProps) {
  if (candle === undefined) return null;
  const change =
    previousClose === undefined || previousClose === 0 ? undefined : candle.close / previousClose - 1;
  return (
    <>
      <span className="legend__time">{formatBarTime(candle.time * 1_000)}</span>
      {(["open", "high", "low", "close"] as const).map((field) => (
        <span key={field} className="legend__pair">
          <span className="legend__name">{field.charAt(0).toUpperCase()}</span>
          <FigureText value={candle[field]} kind="price" decimals={decimals} />
        </span>
      ))}
      {change === undefined ? null : <FigureText value={change} kind="percent" isSigned />}
    </>
  );
}

/** What a chart shows, for those who do not see it. */
export function ChartCaption({ range }: { readonly range: TimeRange | undefined }) {
  if (range === undefined) return null;
  return (
    <figcaption className="visually-hidden">
      Shows {formatBarTime(range.from * 1_000)} to {formatBarTime(range.to * 1_000)}
    </figcaption>
  );
}
