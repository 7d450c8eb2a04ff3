import { formatFigure } from "../format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { StatisticDefinition } from "#shared/model/statistic-definitions.ts";
import type { Statistics } from "#shared/model/backtest-result.ts";

/** The shown figure, with the exact value beside it for programs; says why when it is infinite or missing. */
export function figureCell(statistics: Statistics, definition: StatisticDefinition): Markup {
  const value = statistics[definition.key];
  const reason = Number.isFinite(value) ? undefined : markup` <small>(${definition.nonFinite})</small>`;
  return markup`<data value="${String(value)}" data-figure="${definition.key}">${formatFigure(value, definition.kind)}</data>${reason}`;
}
