import { AVERAGES } from "./catalogue/averages.ts";
import { CHANNELS } from "./catalogue/channels.ts";
import { MOMENTUM } from "./catalogue/momentum.ts";
import { TREND_INDICATORS, VOLATILITY_INDICATORS } from "./catalogue/trend-and-volatility.ts";
import { MARKET_INDICATORS, VOLUME_INDICATORS } from "./catalogue/volume-and-market.ts";
import type { Indicator } from "./indicator.ts";

const ALL = {
  ...AVERAGES,
  ...CHANNELS,
  ...MOMENTUM,
  ...TREND_INDICATORS,
  ...VOLATILITY_INDICATORS,
  ...VOLUME_INDICATORS,
  ...MARKET_INDICATORS,
};

export type IndicatorId = keyof typeof ALL;

/** Every indicator that can be asked for by name. */
export const INDICATORS: Readonly<Record<IndicatorId, Indicator>> = ALL;
