import { FlaskConical, TriangleAlert } from "lucide-react";
import { REGIMES } from "#shared/model/regime.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatCount, priceDecimals } from "#renderer/ui/format-number.ts";
import { CandleLegend, PaneLegend } from "../chart-legend.tsx";
import { countShown } from "./chart-state.ts";
import type { ChartState } from "./chart-state.ts";
import type { ChartModel } from "./chart-model.ts";
import { candleAt } from "./price-points.ts";
import { REGIME_LOOKS } from "./regime-spells.ts";
import { useCalmState } from "./use-calm-state.ts";
import { PRICE_PANE } from "./wanted-series.ts";

interface PriceLegendProps {
  readonly model: ChartModel;
  readonly panes: ReadonlyMap<string, Element>;
  /** The point under the crosshair; the last one without it. */
  readonly reading: number | undefined;
}

/** What stands at a point, at the top of each pane. */
export function PriceLegend({ model, panes, reading }: PriceLegendProps) {
  const state = useCalmState(model);
  const { bars, overlays, setup } = state;
  if (bars === undefined) return null;
  const point = pointOf(state, reading);
  const decimals = priceDecimals(bars.close.at(-1) ?? 1);
  const regime = REGIMES[overlays.regimes[point] ?? -1];
  const own = [...panes.keys()].filter((pane) => pane !== PRICE_PANE);
  return (
    <>
      <PaneLegend pane={panes.get(PRICE_PANE)}>
        <strong className="legend__symbol">{bars.symbol}</strong>
        <span className="legend__name">{setup.source?.timeframe}</span>
        {setup.style === "heikin_ashi" ? <span className="legend__name">Heikin-Ashi, averaged</span> : null}
        {bars.isSynthetic ? (
          <Badge tone="synthetic" icon={<FlaskConical size={11} aria-hidden="true" />} hint={bars.origin}>
            SYNTHETIC
          </Badge>
        ) : null}
        {bars.heldBack === undefined ? null : (
          <Badge
            tone="warning"
            icon={<TriangleAlert size={11} aria-hidden="true" />}
            hint={`Runs, backtests and paper sessions refuse these bars: ${bars.heldBack}`}
          >
            HELD BACK
          </Badge>
        )}
        <CandleLegend
          candle={candleAt(bars, point)}
          previousClose={bars.close[point - 1]}
          decimals={decimals}
        />
        <span className="legend__pair">
          <span className="legend__name">Vol</span>
          <FigureText value={bars.volume[point]} kind="integer" />
        </span>
        {bars.stretch.barsPerPoint === 1 ? null : (
          <span className="legend__name" title="Every high and low is kept.">
            {formatCount(bars.stretch.barsPerPoint)} bars a point
          </span>
        )}
        {regime === undefined ? null : <span className="legend__name">{REGIME_LOOKS[regime].title}</span>}
        <LineFigures state={state} pane={PRICE_PANE} point={point} decimals={decimals} />
      </PaneLegend>
      {own.map((pane) => (
        <PaneLegend key={pane} pane={panes.get(pane)}>
          <LineFigures state={state} pane={pane} point={point} decimals={decimals} />
        </PaneLegend>
      ))}
    </>
  );
}

function pointOf({ bars, replay }: ChartState, reading: number | undefined): number {
  const last = bars === undefined ? -1 : countShown(bars, replay) - 1;
  return reading === undefined ? last : Math.max(0, Math.min(last, reading));
}

interface LineFiguresProps {
  readonly state: ChartState;
  readonly pane: string;
  readonly point: number;
  readonly decimals: number;
}

/** The value of each line of a pane, in the colour and after the stroke of its line. */
function LineFigures({ state, pane, point, decimals }: LineFiguresProps) {
  const { lines, others } = state.overlays;
  const count = others.length;
  return (
    <>
      {pane === PRICE_PANE
        ? others.map(({ symbol, close }, index) => (
            <LineFigure key={symbol} look={index} name={symbol} value={close[point]} decimals={decimals} />
          ))
        : null}
      {lines.map(({ indicator, line, values, unit, ...rest }, index) =>
        (rest.pane === "price" ? PRICE_PANE : indicator) === pane ? (
          <LineFigure
            key={`${indicator} ${line}`}
            look={count + index}
            name={line === "value" ? indicator : `${indicator} ${line}`}
            value={values[point]}
            decimals={unit === "price" ? decimals : 2}
            isFraction={unit === "fraction"}
          />
        ) : null,
      )}
    </>
  );
}

interface LineFigureProps {
  readonly look: number;
  readonly name: string;
  readonly value: number | undefined;
  readonly decimals: number;
  readonly isFraction?: boolean;
}

const LOOKS = 6;

function LineFigure({ look, name, value, decimals, isFraction = false }: LineFigureProps) {
  return (
    <span className="legend__pair">
      <span className={`legend__swatch legend__swatch--${(look % LOOKS) + 1}`} aria-hidden="true" />
      <span className="legend__name">{name}</span>
      <FigureText value={value} kind={isFraction ? "percent" : "price"} decimals={decimals} />
    </span>
  );
}
