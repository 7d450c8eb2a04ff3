import { formatFigure } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { StatisticKind } from "#shared/model/statistic-definitions.ts";

/** One figure of a set: what to show of its value. */
export interface ShownFigure<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly kind: StatisticKind;
  readonly definition: string;
  readonly nonFinite?: string;
}

/** The shown figure, with the exact value beside it for programs; says why when it is infinite or missing. */
export function figureCell<Key extends string>(
  values: Readonly<Record<Key, number>>,
  definition: ShownFigure<Key>,
): Markup {
  const value = values[definition.key];
  const reason = Number.isFinite(value)
    ? undefined
    : markup` <small>(${definition.nonFinite ?? "not defined for this run"})</small>`;
  return markup`<data value="${String(value)}" data-figure="${definition.key}">${formatFigure(value, definition.kind)}</data>${reason}`;
}
