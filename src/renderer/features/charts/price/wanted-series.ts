import type { ChartBars } from "#shared/ipc/channels/chart-channels.ts";
import type { ChartSetup, ChartStyle } from "#shared/model/chart-setup.ts";
import type { ChartColors } from "../chart-theme.ts";
import { toLinePoint, toMainPoint, toVolumePoint } from "./price-points.ts";
import type { ColoredPoint, MainPoint } from "./price-points.ts";
import type { Overlays } from "./load-points.ts";

/** One series that a chart is to have. */
export type WantedSeries = {
  /** The same key is the same series. */
  readonly key: string;
  /** Panes below the price's have the name of their indicator. */
  readonly pane: string;
} & (
  | {
      readonly kind: "main";
      readonly style: ChartStyle;
      readonly pointAt: (point: number) => MainPoint | undefined;
    }
  | { readonly kind: "volume"; readonly pointAt: (point: number) => ColoredPoint | undefined }
  | {
      readonly kind: "line";
      /** Which of the line looks it has; each differs by colour and by stroke. */
      readonly look: number;
      readonly unit: string;
      readonly pointAt: (point: number) => ColoredPoint | undefined;
    }
);

export const PRICE_PANE = "price";

/** The series of a chart in the order in which they are drawn: the later over the earlier. */
export function wantedSeries(
  bars: ChartBars,
  overlays: Overlays,
  { style, hasVolume }: Pick<ChartSetup, "style" | "hasVolume">,
  colors: ChartColors,
): readonly WantedSeries[] {
  const main: WantedSeries = {
    key: `main ${style}`,
    pane: PRICE_PANE,
    kind: "main",
    style,
    pointAt: (point) => toMainPoint(bars, point, style, colors),
  };
  const volume: WantedSeries = {
    key: "volume",
    pane: PRICE_PANE,
    kind: "volume",
    pointAt: (point) => toVolumePoint(bars, point, colors),
  };
  const others = overlays.others.map(({ symbol, close }, index): WantedSeries => ({
    key: `other ${symbol}`,
    pane: PRICE_PANE,
    kind: "line",
    look: index,
    unit: "",
    pointAt: (point) => toLinePoint(bars, close, point),
  }));
  const lines = overlays.lines.map(({ indicator, line, pane, unit, values }, index): WantedSeries => ({
    key: `line ${indicator} ${line}`,
    pane: pane === "price" ? PRICE_PANE : indicator,
    kind: "line",
    look: others.length + index,
    unit,
    pointAt: (point) => toLinePoint(bars, values, point),
  }));
  return [main, ...(hasVolume ? [volume] : []), ...others, ...lines];
}

/** The panes below the price's, in order, each once. */
export function ownPanes(wanted: readonly WantedSeries[]): readonly string[] {
  return [...new Set(wanted.map(({ pane }) => pane))].filter((pane) => pane !== PRICE_PANE);
}
