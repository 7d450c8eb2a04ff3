import type { Trade } from "#shared/model/position.ts";
import type { TradeExcursion } from "#shared/model/result-analysis.ts";
import { epochMs, formatIsoDate, formatIsoTime } from "#shared/model/time.ts";
import { distributionChart } from "../charts/distribution-chart.ts";
import { formatFigure, formatPrice, priceDecimals } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { ResultFigures } from "../report-figures.ts";

export function distributionSection({ distribution }: ResultFigures): Markup {
  if (distribution.length === 0) return markup``;
  return markup`<section><h2>Returns of closed trades <span class="key">number of trades by return after fees</span></h2>${distributionChart(distribution)}</section>`;
}

export function drawdownsSection({ drawdowns }: ResultFigures): Markup {
  if (drawdowns.length === 0) return markup``;
  return markup`<section><h2>Deepest drawdowns</h2><table class="list"><thead><tr><th>Peak</th><th>Trough</th><th>Recovered</th><th class="number">Depth</th><th class="number">Days</th></tr></thead><tbody>
${drawdowns.map(
  (period) =>
    markup`<tr><td>${day(period.tsPeakMs)}</td><td>${day(period.tsTroughMs)}</td><td>${period.tsRecoveredMs === undefined ? "not yet" : day(period.tsRecoveredMs)}</td><td class="number">${formatFigure(period.depth, "fraction")}</td><td class="number">${formatFigure(period.days, "days")}</td></tr>\n`,
)}</tbody></table></section>`;
}

export function openPositionsSection({ openPositions }: ResultFigures): Markup {
  if (openPositions.length === 0)
    return markup`<section><h2>Open positions</h2><p>None: the account is flat at the end.</p></section>`;
  return markup`<section><h2>Open positions</h2><table class="list"><thead><tr><th>Symbol</th><th>Side</th><th class="number">Quantity</th><th class="number">Average price</th><th class="number">Last price</th><th class="number">Open profit, USD</th></tr></thead><tbody>
${openPositions.map(({ symbol, quantity, averagePrice, lastPrice }) => {
  const decimals = priceDecimals(lastPrice);
  return markup`<tr><td>${symbol}</td><td>${quantity < 0 ? "short" : "long"}</td><td class="number">${formatFigure(quantity, "quantity")}</td><td class="number">${formatPrice(averagePrice, decimals)}</td><td class="number">${formatPrice(lastPrice, decimals)}</td><td class="number">${formatFigure(quantity * (lastPrice - averagePrice), "money")}</td></tr>\n`;
})}</tbody></table></section>`;
}

export function rejectedSection({ rejected }: ResultFigures): Markup {
  if (rejected.length === 0) return markup``;
  return markup`<section><h2>Refused orders (${formatFigure(rejected.length, "count")})</h2><table class="list"><thead><tr><th>Time, UTC</th><th>Symbol</th><th>Code</th><th>Reason</th></tr></thead><tbody>
${rejected.map(({ tsMs, symbol, code, message }) => markup`<tr><td>${time(tsMs)}</td><td>${symbol}</td><td>${code}</td><td>${message}</td></tr>\n`)}</tbody></table></section>`;
}

export function tradesSection({ trades, analysed }: ResultFigures): Markup {
  const excursions = analysed?.analysis.excursions ?? [];
  if (trades.length === 0) return markup`<section><h2>Trades</h2><p>No trade was closed.</p></section>`;
  return markup`<section class="long"><h2>Trades (${formatFigure(trades.length, "count")})</h2><table class="list trades"><thead><tr><th class="number">#</th><th>Symbol</th><th>Side</th><th class="number">Quantity</th><th>Entry, UTC</th><th class="number">Price</th><th>Exit, UTC</th><th class="number">Price</th><th class="number">Bars</th><th class="number">Fees</th><th class="number">Profit, USD</th><th class="number">Return</th><th class="number" title="Maximum adverse excursion">MAE</th><th class="number" title="Maximum favourable excursion">MFE</th></tr></thead><tbody>
${trades.map((trade, index) => drawTrade(trade, index, excursions[index]))}</tbody></table></section>`;
}

function drawTrade(trade: Trade, index: number, excursion: TradeExcursion | undefined): Markup {
  const decimals = priceDecimals(trade.entryPrice);
  const outcome = trade.profit < 0 ? "negative" : "positive";
  return markup`<tr><td class="number">${index + 1}</td><td>${trade.symbol}</td><td>${trade.side}</td><td class="number">${formatFigure(trade.quantity, "quantity")}</td><td title="${trade.entryReason}">${time(trade.tsEntryMs)}</td><td class="number">${formatPrice(trade.entryPrice, decimals)}</td><td title="${trade.exitReason}">${time(trade.tsExitMs)}</td><td class="number">${formatPrice(trade.exitPrice, decimals)}</td><td class="number">${formatFigure(trade.barsHeld, "count")}</td><td class="number">${formatFigure(trade.fees, "money")}</td><td class="number ${outcome}">${formatFigure(trade.profit, "money")}</td><td class="number ${outcome}">${formatFigure(trade.returnFraction, "fraction")}</td><td class="number">${formatFigure(excursion?.adverse ?? Number.NaN, "fraction")}</td><td class="number">${formatFigure(excursion?.favourable ?? Number.NaN, "fraction")}</td></tr>\n`;
}

function day(tsMs: number): string {
  return Number.isFinite(tsMs) ? formatIsoDate(epochMs(tsMs)) : "—";
}

/** The time of day only where there is one. */
function time(tsMs: number): string {
  const text = formatIsoTime(epochMs(tsMs));
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}
