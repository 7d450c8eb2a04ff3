import type { ReactNode } from "react";
import { FlaskConical } from "lucide-react";
import { Badge } from "#renderer/ui/badge.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { ChartCredit } from "./chart-credit.tsx";
import { CandleLegend, ChartCaption, PaneLegend } from "./chart-legend.tsx";
import { RangeButtons } from "./range-buttons.tsx";
import type { TimeStretch } from "./range-buttons.tsx";
import type { Candle, LinePoint } from "./series-data.ts";
import { PANES } from "./trader-chart.ts";
import type { useChart } from "./use-chart.ts";

interface ChartFrameProps {
  readonly view: ReturnType<typeof useChart>;
  /** What the chart is of, for screen readers. */
  readonly label: string;
  /** Stands left in the bar above the chart. */
  readonly tools: ReactNode;
  /** What the range buttons go back to. */
  readonly main: TimeStretch | undefined;
  readonly symbol: string;
  /** Stands beside the symbol. */
  readonly symbolNote?: ReactNode;
  /** Stands after the figures of the bar. */
  readonly priceNote?: ReactNode;
  readonly isSynthetic: boolean;
  /** Where the prices come from, in words. */
  readonly origin: string;
  readonly candles: readonly Candle[];
  readonly decimals: number;
  readonly equityTitle: string;
  readonly equityNote?: ReactNode;
  readonly equity: readonly LinePoint[];
  readonly drawdown: readonly LinePoint[];
}

/** What every chart has: tools above, legends on the panes of price, equity and drawdown, and a caption. */
export function ChartFrame(props: ChartFrameProps) {
  const { candles, decimals, equity, drawdown } = props;
  const { container, chart, panes, reading, range } = props.view;
  const candle = reading?.candle ?? candles.at(-1);
  const previousClose = candle === undefined ? undefined : candles[candles.indexOf(candle) - 1]?.close;
  return (
    <figure
      className={`chart${props.isSynthetic ? " chart--synthetic" : ""}`}
      aria-label={props.isSynthetic ? `${props.label}, SYNTHETIC` : props.label}
    >
      <div className="chart__tools">
        {props.tools}
        <div className="chart__right">
          <RangeButtons chart={chart} from={candles[0]?.time} to={candles.at(-1)?.time} main={props.main} />
          <ChartCredit />
        </div>
      </div>
      <div className="chart__canvas" ref={container} />
      <PaneLegend pane={panes[PANES.price]}>
        <strong className="legend__symbol">{props.symbol}</strong>
        {props.symbolNote}
        {props.isSynthetic ? (
          <Badge tone="synthetic" icon={<FlaskConical size={11} aria-hidden="true" />} hint={props.origin}>
            SYNTHETIC
          </Badge>
        ) : null}
        <CandleLegend candle={candle} previousClose={previousClose} decimals={decimals} />
        {props.priceNote}
      </PaneLegend>
      <PaneLegend pane={panes[PANES.equity]}>
        <span className="legend__title">{props.equityTitle}</span>
        <FigureText value={reading?.equity ?? equity.at(-1)?.value} kind="money" />
        {props.equityNote}
      </PaneLegend>
      <PaneLegend pane={panes[PANES.drawdown]}>
        <span className="legend__title">Drawdown</span>
        <FigureText value={reading?.drawdown ?? drawdown.at(-1)?.value} kind="percent" />
      </PaneLegend>
      <ChartCaption range={range} />
    </figure>
  );
}
