import { spellOut } from "#shared/model/spell-out.ts";
import { barsInRange } from "../bars-in-range.ts";
import { drawdownChart } from "../charts/drawdown-chart.ts";
import { equityChart } from "../charts/equity-chart.ts";
import { priceChart } from "../charts/price-chart.ts";
import { formatShare } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { RegimeShares } from "../regime-shares.ts";
import type { ReportFigures, ResultFigures } from "../report-figures.ts";
import type { ReportInput } from "../report-input.ts";

/** A page holds so many price charts; the rest is named. */
const MAXIMUM_PRICE_CHARTS = 6;

export function equitySection(result: ResultFigures, input: ReportInput): Markup {
  if (result.equity.equity.length === 0)
    return markup`<section><h2>Equity</h2><p>No bar was traded.</p></section>`;
  return markup`<section><h2>Equity <span class="key"><i class="swatch equity"></i>strategy, USD <i class="swatch benchmark"></i>buy and hold ${input.bars[0]?.symbol}</span></h2>
${equityChart(result, input.bars, input.range)}
<h3>Drawdown</h3>
${drawdownChart(result)}</section>`;
}

export function priceSection(figures: ReportFigures, input: ReportInput): Markup {
  const drawable = input.bars.filter(({ tsOpenMs }) => {
    const { start, end } = barsInRange(tsOpenMs, input.range);
    return end > start;
  });
  const left = drawable.slice(MAXIMUM_PRICE_CHARTS).map(({ symbol }) => symbol);
  return markup`${drawable.slice(0, MAXIMUM_PRICE_CHARTS).map((series) => {
    const regimes = figures.regimes.find(({ symbol }) => symbol === series.symbol);
    return markup`<section><h2>Price of ${series.symbol}${series.provenance.isSynthetic ? " (SYNTHETIC)" : ""} <span class="key"><i class="swatch buy">▲</i>buy <i class="swatch sell">▼</i>sell</span></h2>
${priceChart({ series, range: input.range, fills: figures.result?.fills ?? [], trades: figures.result?.trades ?? [], regimes })}${regimes === undefined ? undefined : drawLegend(regimes)}</section>`;
  })}${left.length === 0 ? undefined : markup`<p class="note">Not drawn: ${left.join(", ")}.</p>`}`;
}

function drawLegend({ shares }: RegimeShares): Markup {
  return markup`<p class="legend" aria-label="Regimes">Regime: ${shares.map(
    ({ regime, fraction }) =>
      markup`<span><i class="swatch block regime-${regime}"></i>${spellOut(regime)} ${formatShare(fraction)}</span> `,
  )}</p>`;
}
