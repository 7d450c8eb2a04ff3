import type { AutoscaleInfoProvider } from "lightweight-charts";
import { keepAboveZero } from "./keep-above-zero.ts";
import type { ScaleMargins } from "./keep-above-zero.ts";

/** Fits a scale to the prices in view; a logarithmic one never reaches zero by itself. */
export function fitPrices(margins: ScaleMargins, isLogarithmic = false): AutoscaleInfoProvider {
  return (usual) => {
    const info = usual();
    const range = info?.priceRange ?? null;
    return info === null || range === null || isLogarithmic
      ? info
      : { ...info, priceRange: keepAboveZero(range, margins) };
  };
}
