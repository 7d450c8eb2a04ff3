import type { Distribution, MonteCarlo, MonteCarloStudy } from "#shared/model/monte-carlo.ts";
import { distributionChart } from "../charts/distribution-chart.ts";
import { fanChart } from "../charts/fan-chart.ts";
import { formatFigure, formatShare } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { returnDistribution } from "../return-distribution.ts";

const TITLES: Readonly<Record<MonteCarloStudy["method"], string>> = {
  shuffled_trades: "The same trades in another order",
  drawn_trades: "Trades drawn again",
  market_paths: "Other paths of the prices",
};

/** How else the result could have come out. */
export function monteCarloSection(monteCarlo: MonteCarlo | undefined): Markup {
  if (monteCarlo === undefined) return markup``;
  const { studies, notes, seed } = monteCarlo;
  return markup`<section class="long"><h2>Monte Carlo <span class="key">how else it could have come out; seed ${seed}</span></h2>
${studies.map((study) => drawStudy(study, seed))}${notes.map((note) => markup`<p class="note">${note}</p>`)}</section>`;
}

function drawStudy(study: MonteCarloStudy, seed: number): Markup {
  const { method, actual, startEquity, endEquity, maximumDrawdown } = study;
  return markup`<article><h3>${TITLES[method]} <small>${howOf(study)}</small></h3>
<table class="list"><thead><tr><th>Figure</th><th class="number">5 %</th><th class="number">25 %</th><th class="number">Median</th><th class="number">75 %</th><th class="number">95 %</th><th class="number">Mean</th><th class="number">Really</th></tr></thead><tbody>
${drawRow("End equity, USD", endEquity, actual.endEquity, "money")}${drawRow("Maximum drawdown", maximumDrawdown, actual.maximumDrawdown, "fraction")}</tbody></table>
<p>Ended with a loss: ${formatFigure(study.probabilityOfLoss, "fraction")}. Fell to ${formatShare(study.ruinFraction)} of the start or below: ${formatFigure(study.probabilityOfRuin, "fraction")}. Ended below what really came out: ${formatFigure(study.actualRank, "fraction")}.</p>
${drawFan(study, seed)}${
    method === "shuffled_trades"
      ? drawHistogram(study.outcomes.maximumDrawdown, "maximum drawdown")
      : drawHistogram(
          study.outcomes.endEquity.map((value) => value / startEquity - 1),
          "total return",
        )
  }</article>\n`;
}

/** Named with its count and seed, so that a picture of it alone says where it comes from. */
function drawFan({ fan, method, simulations }: MonteCarloStudy, seed: number): Markup {
  if (fan === undefined) return markup``;
  const along = fan.tsMs === undefined ? "over the closed trades" : "over time";
  return markup`<p class="legend">Account value ${along}, USD, of ${formatFigure(simulations, "count")} simulations, seed ${seed}: <span><i class="swatch block outer"></i>5 % to 95 %</span> <span><i class="swatch block inner"></i>25 % to 75 %</span> <span><i class="swatch middling"></i>median</span> <span><i class="swatch really"></i>really</span></p>${fanChart(fan, `Account value ${along}, ${TITLES[method].toLowerCase()}`)}`;
}

function drawRow(
  title: string,
  { low, lowerQuarter, median, upperQuarter, high, mean }: Distribution,
  actual: number,
  kind: "money" | "fraction",
): Markup {
  const cells = [low, lowerQuarter, median, upperQuarter, high, mean, actual];
  return markup`<tr><td>${title}</td>${cells.map((value) => markup`<td class="number">${formatFigure(value, kind)}</td>`)}</tr>\n`;
}

/** An order of trades does not change where they end, so the drawdown is what its histogram shows. */
function drawHistogram(values: Float64Array, what: string): Markup {
  const bins = returnDistribution(Array.from(values));
  return bins.length < 2
    ? markup``
    : markup`<p class="legend">Simulations by ${what}</p>${distributionChart(bins, "simulations")}`;
}

function howOf({ simulations, sampleSize, meanBlockBars }: MonteCarloStudy): string {
  const times = `${formatFigure(simulations, "count")} simulations`;
  const size = formatFigure(sampleSize, "count");
  return meanBlockBars === undefined
    ? `${times} of ${size} closed trades; what is open is left out`
    : `${times} from ${size} bars in blocks of ${meanBlockBars} in the mean, traded again; no claim about times unlike these`;
}
