import type { DoubtfulTrade } from "#shared/model/doubtful-trade.ts";
import { formatFigure } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { ResultFigures } from "../report-figures.ts";

/** Which trades stood on bars that may not be what was traded; nothing where none did. */
export function doubtfulTradesSection({ doubtfulTrades, trades }: ResultFigures): Markup {
  if (doubtfulTrades.length === 0) return markup``;
  const profit = doubtfulTrades.reduce((sum, { trade }) => sum + (trades[trade]?.profit ?? 0), 0);
  return markup`<section><h2>Trades on repaired or suspicious bars (${formatFigure(doubtfulTrades.length, "count")} of ${formatFigure(trades.length, "count")})</h2><p>They brought ${formatFigure(profit, "money")} USD in all. Look at the bars before believing them.</p><table class="list"><thead><tr><th class="number">#</th><th>Symbol</th><th>Entry at a bar that is</th><th>Exit at a bar that is</th><th class="number">Held through</th><th class="number">Profit, USD</th></tr></thead><tbody>
${doubtfulTrades.map((doubt) => drawDoubt(doubt, trades[doubt.trade]?.profit ?? Number.NaN))}</tbody></table></section>`;
}

function drawDoubt({ trade, symbol, entry, exit, heldThrough }: DoubtfulTrade, profit: number): Markup {
  return markup`<tr><td class="number">${trade + 1}</td><td>${symbol}</td><td>${entry ?? "real"}</td><td>${exit ?? "real"}</td><td class="number">${formatFigure(heldThrough, "count")}</td><td class="number">${formatFigure(profit, "money")}</td></tr>\n`;
}
