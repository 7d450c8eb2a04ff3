import { formatFigure } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { YearOfReturns } from "../monthly-returns.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** A month of this size or more has the full colour. */
const FULL_COLOUR = 0.08;

/** Calendar months as a heat map; the sign is in the text too. */
export function monthlyTable(years: readonly YearOfReturns[]): Markup {
  if (years.length === 0) return markup``;
  return markup`<section><h2>Monthly returns</h2><table class="heat"><thead><tr><th scope="col">Year</th>${MONTHS.map((month) => markup`<th scope="col">${month}</th>`)}<th scope="col">Total</th></tr></thead><tbody>
${years.map(({ year, months, total }) => markup`<tr><th scope="row">${year}</th>${MONTHS.map((_, index) => drawMonth(months.find(({ month }) => month === index + 1)?.total))}<td class="total">${short(total)}</td></tr>\n`)}</tbody></table></section>`;
}

function drawMonth(value: number | undefined): Markup {
  if (value === undefined) return markup`<td></td>`;
  const strength = Math.round(Math.min(1, Math.abs(value) / FULL_COLOUR) * 55) / 100;
  const colour = value < 0 ? "var(--heat-loss)" : "var(--heat-gain)";
  return markup`<td style="background:rgba(${colour},${strength})">${short(value)}</td>`;
}

/** Two decimals without the percent sign fit a narrow cell. */
function short(value: number): string {
  return formatFigure(value, "fraction").replace("%", "");
}
