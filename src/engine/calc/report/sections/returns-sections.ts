import { distributionChart } from "../charts/distribution-chart.ts";
import { quantilesChart } from "../charts/quantiles-chart.ts";
import { valueLinesChart } from "../charts/value-lines-chart.ts";
import { yearsChart } from "../charts/years-chart.ts";
import { formatFigure, formatShare } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { AnalysedFigures } from "../analysed-figures.ts";
import { fold, sampleNote } from "./fold.ts";

const times = (value: number): string => `${formatFigure(value, "ratio").replace(/\.?0+$/, "")}×`;
const ratio = (value: number): string => formatFigure(value, "ratio").replace(/\.?0+$/, "");

/** Growth on a logarithmic scale, and at the benchmark's volatility. */
export function growthSection({ curves, analysis }: AnalysedFigures): Markup {
  const { tsMs, strategy, benchmark, volatilityMatch } = curves;
  const isAllPositive = [strategy, benchmark].every((values) => values.every((value) => value > 0));
  if (tsMs.length < 2) return markup``;
  const legend = markup`<span class="key"><i class="swatch equity"></i>strategy <i class="swatch benchmark"></i>buy and hold ${analysis.sample.benchmark}</span>`;
  const matched = matchedGrowth(curves);
  return markup`${
    isAllPositive
      ? markup`<section><h2>Growth, logarithmic ${legend}</h2>${valueLinesChart({
          tsMs,
          height: 200,
          summary: "Growth of the strategy and of its benchmark on a logarithmic scale",
          formatValue: times,
          isLogarithmic: true,
          level: 1,
          lines: [
            { style: "benchmark", values: benchmark },
            { style: "equity", values: strategy },
          ],
        })}</section>`
      : undefined
  }${
    matched === undefined
      ? undefined
      : markup`<section><h2>Growth at the benchmark's volatility <span class="key">the strategy's returns taken ${ratio(volatilityMatch)} times</span></h2>${valueLinesChart(
          {
            tsMs,
            height: 170,
            summary: `Growth of the strategy at the volatility of ${analysis.sample.benchmark}, beside it`,
            formatValue: times,
            level: 1,
            lines: [
              { style: "benchmark", values: benchmark },
              { style: "equity", values: matched },
            ],
          },
        )}</section>`
  }`;
}

function matchedGrowth({ returns, volatilityMatch }: AnalysedFigures["curves"]): Float64Array | undefined {
  if (!Number.isFinite(volatilityMatch)) return undefined;
  let value = 1;
  return returns.map((move) => (value *= 1 + move * volatilityMatch));
}

/** Calendar years beside the benchmark, drawn and listed. */
export function yearsSection({ analysis }: AnalysedFigures): Markup {
  const { years, sample } = analysis;
  if (years.length === 0) return markup``;
  return markup`<section><h2>Years <span class="key"><i class="swatch block strategy"></i>strategy <i class="swatch block benchmark"></i>buy and hold ${sample.benchmark}</span></h2>
${yearsChart(years)}
<table class="list"><thead><tr><th>Year</th><th class="number">Strategy</th><th class="number">${sample.benchmark}</th><th class="number">Difference</th><th>Ahead</th></tr></thead><tbody>
${years.map(
  ({ year, strategy, benchmark }) =>
    markup`<tr><td>${year}</td><td class="number ${sign(strategy)}">${formatFigure(strategy, "fraction")}</td><td class="number">${formatFigure(benchmark, "fraction")}</td><td class="number ${sign(strategy - benchmark)}">${formatFigure(strategy - benchmark, "fraction")}</td><td>${strategy >= benchmark ? "strategy" : "benchmark"}</td></tr>\n`,
)}</tbody></table></section>`;
}

/** How the returns are spread. */
export function spreadSection({ monthlyBins, quantiles, curves, analysis }: AnalysedFigures): Markup {
  const { period } = analysis.sample;
  return markup`${
    monthlyBins.length === 0
      ? undefined
      : markup`<section><h2>Distribution of monthly returns <span class="key">number of months by return</span></h2>${distributionChart(monthlyBins, "months")}</section>`
  }${
    quantiles.length === 0
      ? undefined
      : markup`<section><h2>Spread of returns <span class="key">box: middle half, line: median, whiskers: 5 % to 95 %</span></h2>${quantilesChart(quantiles)}</section>`
  }${
    curves.tsMs.length < 2
      ? undefined
      : markup`<section><h2>Returns by ${period}</h2>${valueLinesChart({
          tsMs: curves.tsMs,
          height: 130,
          summary: `Return of each ${period}`,
          formatValue: formatShare,
          level: 0,
          lines: [{ style: "move", values: curves.returns }],
        })}</section>`
  }`;
}

/** How the figures changed over the run. */
export function rollingSection({ curves, analysis }: AnalysedFigures): Markup {
  const { rolling } = curves;
  const note = sampleNote(analysis.sampleWarnings, "Rolling figures");
  if (rolling.tsMs.length < 2)
    return note.markup === "" ? note : markup`<section><h2>Rolling figures</h2>${note}</section>`;
  const { period, benchmark } = analysis.sample;
  const draw = (
    title: string,
    values: Float64Array,
    level: number | undefined,
    formatValue: (value: number) => string,
    windowPeriods = rolling.windowPeriods,
  ): Markup =>
    markup`<h3>${title}</h3>${valueLinesChart({
      tsMs: rolling.tsMs,
      height: 116,
      summary: `${title} of the last ${windowPeriods} ${period}s`,
      formatValue,
      ...(level === undefined ? {} : { level }),
      lines: [{ style: "rolling", values }],
    })}`;
  return markup`<section class="long"><h2>Rolling figures <span class="key">each point looks back ${rolling.windowPeriods} ${period}s; a gap has no figure</span></h2>${note}
${draw("Sharpe ratio", rolling.sharpe, 0, ratio)}
${draw("Sortino ratio", rolling.sortino, 0, ratio)}
${draw("Annual volatility", rolling.volatility, undefined, formatShare)}
${draw(`Beta to ${benchmark}`, rolling.beta, 1, ratio)}${
    rolling.betaOfYear.some(Number.isFinite)
      ? draw(`Beta to ${benchmark}, twelve months`, rolling.betaOfYear, 1, ratio, 2 * rolling.windowPeriods)
      : undefined
  }</section>`;
}

/** What was held and moved, period by period. */
export function activitySection({ curves, analysis }: AnalysedFigures): Markup {
  const { tsMs, activity } = curves;
  const { period } = analysis.sample;
  if (tsMs.length < 2 || activity.turnover.every((value) => value === 0)) return markup``;
  const draw = (
    title: string,
    style: string,
    formatValue: (value: number) => string,
    ...values: Float64Array[]
  ) =>
    markup`<h3>${title}</h3>${valueLinesChart({
      tsMs,
      height: 104,
      summary: `${title}, by ${period}`,
      formatValue,
      level: 0,
      lines: values.map((column) => ({ style, values: column })),
    })}`;
  return fold(
    "Exposure and activity",
    `at the close of each ${period}`,
    markup`${draw("Longs above and shorts below 0, of equity", "rolling", formatShare, activity.long, activity.short)}
${draw(
  "Gross leverage: longs and shorts together, of equity",
  "rolling",
  formatShare,
  activity.long.map((long, index) => long - (activity.short[index] ?? 0)),
)}
${draw("Concentration: the largest position, of equity", "rolling", formatShare, activity.largest)}
${draw("Positions held", "rolling", ratio, activity.holdings)}
${draw("Turnover: value of fills, of equity", "move", formatShare, activity.turnover)}
${draw("Units bought and sold", "move", (value) => formatFigure(value, "count"), activity.volume)}`,
  );
}

function sign(value: number): string {
  return value < 0 ? "negative" : "positive";
}
