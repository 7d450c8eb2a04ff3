import { formatFigure, type FigureKind } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

/** A column of a table: its heading, and how a row shows in it. */
export interface Column<Row> {
  readonly title: string;
  readonly read: (row: Row) => string | number;
  /** Left out for text. */
  readonly kind?: FigureKind;
  /** True where a loss is to be seen at a glance. */
  readonly isSigned?: boolean;
}

/** Nothing of no rows. */
export function drawTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Markup {
  if (rows.length === 0) return markup``;
  return markup`<table class="list"><thead><tr>${columns.map(
    ({ title, kind }) => markup`<th scope="col" class="${kind === undefined ? "" : "number"}">${title}</th>`,
  )}</tr></thead><tbody>
${rows.map((row) => markup`<tr>${columns.map((column) => drawCell(column, row))}</tr>\n`)}</tbody></table>`;
}

function drawCell<Row>({ read, kind, isSigned }: Column<Row>, row: Row): Markup {
  const value = read(row);
  if (typeof value === "string" || kind === undefined) return markup`<td>${value}</td>`;
  const sign = isSigned === true ? (value < 0 ? " negative" : " positive") : "";
  return markup`<td class="number${sign}">${formatFigure(value, kind)}</td>`;
}
