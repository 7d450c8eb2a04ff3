import type { RunSummary } from "#shared/ipc/channels/history-channels.ts";
import type { Trade } from "#shared/model/position.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { documentFrame } from "../document-frame.ts";
import { formatShare, formatFigure } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { banner } from "../sections/banner.ts";
import { drawTable, type Column } from "../sections/draw-table.ts";
import { fact } from "../sections/provenance-section.ts";
import type { ComparisonFigures } from "./comparison-figures.ts";
import type { ComparedSide, ComparisonInput } from "./comparison-input.ts";
import { showCompared, showDifference } from "./show-compared.ts";
import { twoLinesChart } from "./two-lines-chart.ts";

type Row = ComparisonFigures["rows"][number];

/** What a reader looks at first. */
const HEADLINE: readonly string[] = [
  "totalReturn",
  "annualReturn",
  "sharpe",
  "maximumDrawdown",
  "trades",
  "winRate",
  "profitFactor",
  "endEquity",
];

export function comparisonDocument(figures: ComparisonFigures, input: ComparisonInput): string {
  const { rows, left, right } = figures;
  const differing = rows.filter(({ isSame }) => !isSame).length;
  return documentFrame(
    figures.title,
    bands(figures),
    markup`<header><h1>${figures.title}</h1><p class="subtitle">Left: ${describe(left)} · Right: ${describe(right)}</p></header>
${tiles(rows)}
<section class="findings" aria-label="Where they part"><ul><li>${differing === 0 ? "The two runs are the same in everything that is compared." : `${differing} of ${rows.length} facts and figures differ.`}${figures.divergence === undefined ? undefined : markup`<p>${figures.divergence}</p>`}</li></ul></section>
${charts(input)}
<section class="long"><h2>Side by side</h2>${[...Map.groupBy(rows, ({ group }) => group)].map(([group, members]) => groupTable(group, members))}</section>
${onlyTrades("left", figures.onlyLeft)}
${onlyTrades("right", figures.onlyRight)}
<section><h2>Provenance</h2><table class="facts"><tbody>
${fact("Left run", left.runId)}
${fact("Right run", right.runId)}
${fact("Made", `${figures.made.created} by GPT-Trader Workstation ${figures.made.appVersion}`)}
${fact("Look it up", `gpt-trader runs compare ${left.runId} ${right.runId} --all`)}
${fact("Check the log", "gpt-trader audit verify")}
</tbody></table></section>`,
  );
}

/** One band a mode; where the prices of either run were generated, one more. */
function bands({ modes, isSynthetic }: ComparisonFigures): Markup {
  return markup`${modes.map((mode, index) => banner({ mode, isSynthetic: isSynthetic && index === modes.length - 1 }))}`;
}

function describe({ workflow, mode, tsStartedMs }: RunSummary): string {
  return `${workflow}, ${mode}, ${formatIsoTime(tsStartedMs).slice(0, 16).replace("T", " ")} UTC`;
}

function legend(left: string, right: string): Markup {
  return markup`<span class="key"><i class="swatch equity"></i>${left} <i class="swatch benchmark"></i>${right}</span>`;
}

function tiles(rows: readonly Row[]): Markup {
  const shown = HEADLINE.flatMap((key) => rows.filter((row) => row.key === key));
  if (shown.length === 0) return markup``;
  return markup`<dl class="tiles pairs">${shown.map(
    (row) =>
      markup`<div class="tile"><dt>${row.label}</dt><dd>${sideOf(row, "left")} <span class="to">→</span> ${sideOf(row, "right")}</dd></div>`,
  )}</dl>`;
}

/** The shown figure, with the exact value beside it for programs. */
function sideOf(row: Row, side: "left" | "right"): Markup {
  const value = row[side];
  const shown = showCompared(row.kind, value);
  if (typeof value !== "number" || row.key === undefined) return markup`${shown}`;
  return markup`<data value="${String(value)}" data-figure="${row.key}" data-side="${side}">${shown}</data>`;
}

function charts({ left, right }: ComparisonInput): Markup {
  if (left.result === undefined && right.result === undefined) return markup``;
  return markup`<section><h2>Growth ${legend("left", "right")}</h2>${twoLinesChart({
    left: growthOf(left),
    right: growthOf(right),
    height: 240,
    summary: "Account value over its start, of the left and the right run",
    formatValue: (value) => `${formatFigure(value, "ratio")}×`,
    level: 1,
  })}
<h3>Drawdown</h3>${twoLinesChart({
    left: drawdownOf(left),
    right: drawdownOf(right),
    height: 130,
    summary: "Drawdown of the left and the right run",
    formatValue: formatShare,
    level: 0,
  })}</section>`;
}

function growthOf({ result }: ComparedSide) {
  if (result === undefined) return undefined;
  const { equity, statistics } = result;
  return {
    tsMs: equity.tsOpenMs,
    values: equity.equity.map((value) => value / statistics.startEquity),
  };
}

function drawdownOf({ result }: ComparedSide) {
  return result === undefined ? undefined : { tsMs: result.equity.tsOpenMs, values: result.equity.drawdown };
}

function groupTable(group: string, rows: readonly Row[]): Markup {
  return markup`<table class="list compared"><caption>${group}</caption><thead><tr><th scope="col">What</th><th scope="col" class="number">Left</th><th scope="col" class="number">Right</th><th scope="col" class="number">Right − left</th></tr></thead><tbody>
${rows.map(
  (row) =>
    markup`<tr class="${row.isSame ? "same" : "differs"}"><th scope="row">${row.label}</th><td class="number">${sideOf(row, "left")}</td><td class="number">${sideOf(row, "right")}</td><td class="number">${showDifference(row)}</td></tr>\n`,
)}</tbody></table>`;
}

const time = (tsMs: Trade["tsEntryMs"]): string => formatIsoTime(tsMs).slice(0, 16).replace("T", " ");

const TRADE_COLUMNS: readonly Column<Trade>[] = [
  { title: "Symbol", read: ({ symbol }) => symbol },
  { title: "Side", read: ({ side }) => side },
  { title: "Quantity", read: ({ quantity }) => quantity, kind: "quantity" },
  { title: "Entry, UTC", read: ({ tsEntryMs }) => time(tsEntryMs) },
  { title: "Price", read: ({ entryPrice }) => entryPrice, kind: "ratio" },
  { title: "Exit, UTC", read: ({ tsExitMs }) => time(tsExitMs) },
  { title: "Price", read: ({ exitPrice }) => exitPrice, kind: "ratio" },
  { title: "Profit, USD", read: ({ profit }) => profit, kind: "money", isSigned: true },
];

function onlyTrades(side: string, trades: readonly Trade[]): Markup {
  if (trades.length === 0) return markup``;
  return markup`<section class="long"><h2>Trades of the ${side} run only (${formatFigure(trades.length, "count")})</h2>${drawTable(TRADE_COLUMNS, trades)}</section>`;
}
