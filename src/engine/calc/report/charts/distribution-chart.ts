import { formatShare } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { ReturnBin } from "../return-distribution.ts";
import { CHART_WIDTH, px } from "./plot.ts";
import { valueTicks } from "./value-ticks.ts";

const HEIGHT = 190;
const BOTTOM = HEIGHT - 26;
const LEFT = 40;
const RIGHT = CHART_WIDTH - 12;
const TOP = 12;

/** How many of them had which return. */
export function distributionChart(
  bins: readonly ReturnBin[],
  what: "closed trades" | "months" | "simulations" = "closed trades",
): Markup {
  const most = bins.reduce((count, bin) => Math.max(count, bin.count), 0);
  const total = bins.reduce((count, bin) => count + bin.count, 0);
  const width = (RIGHT - LEFT) / bins.length;
  const y = (count: number): number => BOTTOM - (count / most) * (BOTTOM - TOP);
  const summary = `Returns of ${total} ${what}, from ${formatShare(bins[0]?.from ?? 0)} to ${formatShare(bins.at(-1)?.to ?? 0)}`;
  return markup`<svg class="chart" viewBox="0 0 ${CHART_WIDTH} ${HEIGHT}" role="img" aria-label="${summary}"><title>${summary}</title>
${drawCountAxis(most, y)}${bins.map((bin, index) => drawBin(bin, LEFT + index * width, width, y(bin.count)))}${drawEdges(bins, width)}
</svg>`;
}

function drawCountAxis(most: number, y: (count: number) => number): readonly Markup[] {
  return valueTicks(0, most, 4)
    .filter((tick) => Number.isInteger(tick))
    .map(
      (tick) =>
        markup`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${px(y(tick))}" y2="${px(y(tick))}"/><text class="axis end" x="${LEFT - 8}" y="${px(y(tick) + 4)}">${tick}</text>`,
    );
}

function drawBin(bin: ReturnBin, left: number, width: number, top: number): Markup {
  const outcome = bin.from < -1e-12 ? "loss" : "win";
  return markup`<rect class="bin ${outcome}" x="${px(left + 1)}" y="${px(top)}" width="${px(Math.max(1, width - 2))}" height="${px(BOTTOM - top)}"><title>${bin.count} from ${formatShare(bin.from)} to ${formatShare(bin.to)}</title></rect>`;
}

/** At most about twelve labels, always one at 0. */
function drawEdges(bins: readonly ReturnBin[], width: number): readonly Markup[] {
  const every = Math.ceil(bins.length / 12);
  const zero = Math.max(
    0,
    bins.findIndex((bin) => Math.abs(bin.from) < 1e-12),
  );
  return bins.flatMap((bin, index) =>
    (index - zero) % every === 0
      ? [
          markup`<text class="axis middle" x="${px(LEFT + index * width)}" y="${BOTTOM + 16}">${formatShare(bin.from)}</text>`,
        ]
      : [],
  );
}
