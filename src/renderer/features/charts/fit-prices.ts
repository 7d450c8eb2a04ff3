import type { AutoscaleInfoProvider } from "lightweight-charts";
import { keepAboveZero } from "./keep-above-zero.ts";
import type { ScaleMargins } from "./keep-above-zero.ts";

/** Of the price's pane; the volume stands behind the prices. */
export const PRICE_MARGINS: ScaleMargins = { top: 0.03, bottom: 0.06 };
/** What the legend takes of the pane, however low that is. */
const LEGEND_PX = 26;
/** The most that both leave free above: in a pane so low that it shows little else. */
const MOST_ABOVE = 0.3;

/** Fits a scale to the prices in view and leaves room for the legend; a logarithmic one never reaches zero by itself. */
export function fitPrices(isLogarithmic = false): AutoscaleInfoProvider {
  return (usual) => {
    const info = usual();
    const range = info?.priceRange ?? null;
    if (info === null || range === null) return info;
    const priceRange = isLogarithmic ? range : keepAboveZero(range, { ...PRICE_MARGINS, top: MOST_ABOVE });
    return { priceRange, margins: { above: LEGEND_PX, below: 0 } };
  };
}
