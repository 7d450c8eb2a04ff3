import type { Statistics } from "#shared/model/backtest-result.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { figureCell } from "./figure-cell.ts";

const HEADLINE: readonly (keyof Statistics)[] = [
  "totalReturn",
  "benchmarkReturn",
  "annualReturn",
  "sharpe",
  "maximumDrawdown",
  "trades",
  "winRate",
  "profitFactor",
];

/** The eight figures that a reader looks for first. */
export function headline(statistics: Statistics): Markup {
  const tiles = HEADLINE.flatMap((key) =>
    STATISTIC_DEFINITIONS.filter((definition) => definition.key === key),
  );
  return markup`<dl class="tiles">${tiles.map(
    (definition) =>
      markup`<div class="tile ${sign(statistics[definition.key])}"><dt title="${definition.definition}">${definition.label}</dt><dd>${figureCell(statistics, definition)}</dd></div>`,
  )}</dl>`;
}

function sign(value: number): string {
  return value < 0 ? "negative" : "";
}
