import type { Statistics } from "#shared/model/backtest-result.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { figureCell, type ShownFigure } from "./figure-cell.ts";

/** Every statistic by group, each with its definition. */
export function statisticsTable(statistics: Statistics): Markup {
  const groups = [...Map.groupBy(STATISTIC_DEFINITIONS, ({ group }) => group)];
  return markup`<section class="long"><h2>Statistics</h2><div class="columns">${groups.map(([group, definitions]) => groupTable(group, definitions, statistics))}</div></section>`;
}

export function groupTable<Key extends string>(
  group: string,
  definitions: readonly ShownFigure<Key>[],
  statistics: Readonly<Record<Key, number>>,
): Markup {
  return markup`<table class="figures"><caption>${group}</caption><tbody>${definitions.map(
    (definition) =>
      markup`<tr><th scope="row" title="${definition.definition}">${definition.label}<small class="definition">${definition.definition}</small></th><td class="number">${figureCell(statistics, definition)}${unitOf(definition)}</td></tr>`,
  )}</tbody></table>`;
}

function unitOf({ kind }: Pick<ShownFigure<string>, "kind">): string {
  if (kind === "money") return " USD";
  return kind === "days" ? " days" : "";
}
