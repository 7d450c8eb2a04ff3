import type { ChartOptions, DeepPartial } from "lightweight-charts";
import { ColorType, CrosshairMode, LineStyle } from "lightweight-charts";

export interface ChartColors {
  readonly background: string;
  readonly text: string;
  readonly grid: string;
  readonly line: string;
  readonly up: string;
  readonly down: string;
  readonly accent: string;
  readonly upFaint: string;
  readonly downFaint: string;
  readonly accentFaint: string;
  readonly clear: string;
  readonly warning: string;
  /** Of what must stand out beside all other hues. */
  readonly strong: string;
  /** Of lines beside each other; no two are alike. */
  readonly lines: readonly string[];
}

const NAMES = {
  background: "--chart-background",
  text: "--text-muted",
  grid: "--chart-grid",
  line: "--line",
  up: "--up",
  down: "--down",
  accent: "--accent",
  upFaint: "--up-faint",
  downFaint: "--down-faint",
  accentFaint: "--accent-faint",
  clear: "--clear",
  warning: "--warning",
  strong: "--text",
} as const satisfies Record<Exclude<keyof ChartColors, "lines">, string>;

const LINE_NAMES = ["--line-1", "--line-2", "--line-3", "--line-4", "--line-5", "--line-6"];

/** The colours of the theme that is on, as the stylesheet has them. */
export function readChartColors(element: Element): ChartColors {
  // Of the document, because the element of a panel behind another one is in no document.
  const style = getComputedStyle(element.ownerDocument.documentElement);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const entries = Object.entries(NAMES).map(([key, name]) => [key, read(name)]);
  return { ...Object.fromEntries(entries), lines: LINE_NAMES.map(read) } as ChartColors;
}

export function chartOptions(colors: ChartColors): DeepPartial<ChartOptions> {
  const guide = {
    color: colors.text,
    labelBackgroundColor: colors.accent,
    style: LineStyle.Dashed,
    width: 1,
  } as const;
  return {
    layout: {
      background: { type: ColorType.Solid, color: colors.background },
      textColor: colors.text,
      fontFamily: '"Inter Variable", sans-serif',
      fontSize: 11,
      // The attribution stands under the chart: the logo's own style element is not allowed by the strict CSP.
      attributionLogo: false,
      panes: { separatorColor: colors.line, separatorHoverColor: colors.accentFaint, enableResize: true },
    },
    grid: { vertLines: { color: colors.grid }, horzLines: { color: colors.grid } },
    crosshair: { mode: CrosshairMode.Normal, vertLine: guide, horzLine: guide },
    // A label that does not fit whole is left out.
    rightPriceScale: { borderColor: colors.line, minimumWidth: 76, entireTextOnly: true },
    timeScale: {
      borderColor: colors.line,
      // Ten thousand bars fit into 200 pixels, and a window that changes its size keeps showing the same days.
      minBarSpacing: 0.02,
      lockVisibleTimeRangeOnResize: true,
      rightOffset: 2,
    },
  };
}
