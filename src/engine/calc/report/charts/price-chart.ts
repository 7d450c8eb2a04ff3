import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { Fill } from "#shared/model/order.ts";
import type { Trade } from "#shared/model/position.ts";
import { barsInRange } from "../bars-in-range.ts";
import { formatPrice, priceDecimals } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { RegimeShares } from "../regime-shares.ts";
import { extent, linePath, timeExtent } from "./line-path.ts";
import { createPlot, drawPlot, px } from "./plot.ts";
import type { Plot } from "./plot.ts";

const RIBBON_HEIGHT = 10;
/** Above this the lines between entry and exit hide the price. */
const MAXIMUM_TRADE_LINES = 120;

/** Closing prices of the range with every fill, each round trip, and the regime of each bar below. */
export function priceChart(options: {
  readonly series: BarSeries;
  readonly range: DateRange;
  readonly fills: readonly Fill[];
  readonly trades: readonly Trade[];
  readonly regimes: RegimeShares | undefined;
}): Markup {
  const { series, range } = options;
  const { start, end } = barsInRange(series.tsOpenMs, range);
  const tsOpenMs = series.tsOpenMs.subarray(start, end);
  const close = series.close.subarray(start, end);
  const { lowest, highest } = extent(close);
  const margin = (highest - lowest) * 0.06;
  const plot = createPlot({
    height: 240,
    time: timeExtent(tsOpenMs),
    value: { lowest: lowest - margin, highest: highest + margin },
  });
  const fills = options.fills.filter(({ symbol }) => symbol === series.symbol);
  const trades = options.trades.filter(({ symbol }) => symbol === series.symbol);
  const decimals = priceDecimals(highest);
  const summary = `Price of ${series.symbol}, ${formatPrice(lowest, decimals)} to ${formatPrice(highest, decimals)}, with ${fills.length} fills`;
  return drawPlot(plot, summary, (value) => formatPrice(value, decimals), [
    ...drawRibbon(plot, options.regimes),
    markup`<path class="line price" d="${linePath(plot, tsOpenMs, close)}"/>`,
    ...(trades.length > MAXIMUM_TRADE_LINES ? [] : trades.map((trade) => drawTrade(plot, trade))),
    ...fills.map((fill) => drawFill(plot, fill, fills.length > 200 ? 3 : 5, decimals)),
  ]);
}

function drawRibbon(plot: Plot, regimes: RegimeShares | undefined): readonly Markup[] {
  return (regimes?.stretches ?? []).map(({ regime, tsStartMs, tsEndMs }) => {
    const x = plot.x(tsStartMs);
    const width = plot.x(tsEndMs) - x;
    return markup`<rect class="regime-${regime}" x="${px(x)}" y="${plot.bottom - RIBBON_HEIGHT}" width="${px(Math.max(width, 0.3))}" height="${RIBBON_HEIGHT}"><title>${regime}</title></rect>`;
  });
}

function drawTrade(plot: Plot, trade: Trade): Markup {
  const outcome = trade.profit >= 0 ? "win" : "loss";
  return markup`<line class="trade ${outcome}" x1="${px(plot.x(trade.tsEntryMs))}" y1="${px(plot.y(trade.entryPrice))}" x2="${px(plot.x(trade.tsExitMs))}" y2="${px(plot.y(trade.exitPrice))}"/>`;
}

/** Buys point up from below the price, sells point down from above, so that colour is not the only cue. */
function drawFill(plot: Plot, fill: Fill, size: number, decimals: number): Markup {
  const x = plot.x(fill.tsMs);
  const direction = fill.side === "buy" ? 1 : -1;
  const tip = plot.y(fill.price) + direction * 3;
  const base = tip + direction * size * 1.7;
  const points = `${px(x)},${px(tip)} ${px(x - size)},${px(base)} ${px(x + size)},${px(base)}`;
  return markup`<polygon class="${fill.side}" points="${points}"><title>${fill.side} ${fill.quantity} at ${formatPrice(fill.price, decimals)}</title></polygon>`;
}
